package io.claimway.simulator.world;

import java.time.LocalDate;

/**
 * What should have become of a session after the last night of the world: one line of the answer
 * key.
 *
 * @param disposition as in the session's state, or QUARANTINED
 * @param reason the hold, or why it is not billed; empty for a plain claim
 * @param trouble what the world did to the session
 * @param answer what the payer should first say to the claim: ACCEPTED, REJECTED, or empty
 */
public record Expectation(
    String sessionId,
    int revision,
    LocalDate night,
    String providerId,
    String clientId,
    String payer,
    String disposition,
    String reason,
    String trouble,
    String answer) {}
