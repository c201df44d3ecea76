package io.claimway.payout;

import java.time.LocalDate;

/** An earning that is in no payout yet. */
public record UnpaidEarning(
    String practiceId, String sessionId, LocalDate firstConfirmedOn, long cents) {}
