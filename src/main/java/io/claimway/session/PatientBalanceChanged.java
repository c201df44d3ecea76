package io.claimway.session;

import java.time.LocalDate;

/**
 * Event for other products: what a client finally owes for a session against the estimate.
 *
 * @param reason adjustment codes that made it, such as PR-1
 * @param chargedCents by card, less what went back
 * @param owedCents what of the responsibility is not paid
 * @param creditCents what is left of the charges once the responsibility is final
 */
public record PatientBalanceChanged(
    String eventId,
    String clientId,
    String sessionId,
    long responsibilityCents,
    long estimatedCents,
    String reason,
    LocalDate businessDate,
    long chargedCents,
    long owedCents,
    long creditCents) {}
