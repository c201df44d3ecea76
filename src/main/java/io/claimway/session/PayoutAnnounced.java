package io.claimway.session;

import java.time.LocalDate;

/** Event for other products: a practice's payout reached a state. */
public record PayoutAnnounced(
    String eventId,
    String payoutId,
    String practiceId,
    LocalDate payDate,
    long cents,
    int sessions,
    String state,
    LocalDate businessDate) {}
