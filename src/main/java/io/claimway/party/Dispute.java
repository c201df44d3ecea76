package io.claimway.party;

import java.time.LocalDate;

/**
 * A client's objection to the cost of a session.
 *
 * @param closedOn null while it is open
 */
public record Dispute(String disputeId, String sessionId, LocalDate openedOn, LocalDate closedOn) {}
