package io.claimway.session;

import java.time.LocalDate;

/**
 * Event for other products: what a client finally owes for a session against the estimate.
 *
 * @param reason adjustment codes that made it, such as PR-1
 */
public record PatientBalanceChanged(
    String eventId,
    String clientId,
    String sessionId,
    long responsibilityCents,
    long estimatedCents,
    String reason,
    LocalDate businessDate) {}
