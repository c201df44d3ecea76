package io.claimway.payout;

/**
 * What one billing entity owes of a payout.
 *
 * @param cents zero or below where the entity is owed more than it owes
 */
public record PayoutShare(String payoutId, String practiceId, String billingEntity, long cents) {}
