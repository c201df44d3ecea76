package io.claimway.payout;

/**
 * One deposit to a practice, for all of its providers and over all billing entities.
 *
 * @param payoutId the cycle's batch and the payout's place in it
 * @param cents above zero
 */
public record PlannedPayout(
    PayoutCycle cycle, String payoutId, String practiceId, int sessions, long cents) {}
