package io.claimway.remittance;

/** A claim version that a reported claim may speak of, and the family that it belongs to. */
public record MatchCandidate(long claimId, int version, String payer, long familyId) {}
