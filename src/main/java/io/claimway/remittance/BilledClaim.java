package io.claimway.remittance;

/** A claim version that a reported claim may speak of, with whom it was billed for. */
public record BilledClaim(MatchCandidate candidate, ClaimParties parties) {}
