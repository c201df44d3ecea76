package io.claimway.session;

import java.time.LocalDate;

/**
 * Event for other products: a session is held for a fact that somebody must supply.
 *
 * @param hold hold code
 * @param missingFact the fact in words, never its value
 * @param owner CLIENT, PROVIDER, NETWORK or PAYER
 * @param deadline last day to file; null where the payer sets none
 * @param released whether the hold has gone by now
 */
public record InformationRequested(
    String eventId,
    String sessionId,
    String clientId,
    String providerId,
    String hold,
    String missingFact,
    String owner,
    LocalDate deadline,
    long cents,
    boolean released,
    LocalDate businessDate) {}
