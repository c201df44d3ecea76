package io.claimway.submission;

/** A claim version that waits to be filed. */
public record ReadyClaim(
    long claimId, int version, String patientControlNumber, String payer, long chargeCents) {}
