package io.claimway.remittance;

/**
 * One event of a claim by a remittance.
 *
 * @param seq its place among the claim's events
 * @param kind name of the effect, or NOTED
 * @param codes null where there are none
 */
public record ClaimAdvance(
    long claimId, int seq, int version, String kind, String codes, String cause) {}
