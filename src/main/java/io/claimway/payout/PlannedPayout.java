package io.claimway.payout;

/**
 * One deposit to a practice, for all of its providers and over all billing entities.
 *
 * @param cents above zero
 */
public record PlannedPayout(PayoutCycle cycle, String practiceId, int sessions, long cents) {}
