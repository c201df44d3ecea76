package io.claimway.submission;

/**
 * A claim version that waits to be filed.
 *
 * @param runId the run whose build holds its content under natural key and version
 */
public record ReadyClaim(
    long claimId,
    int version,
    String patientControlNumber,
    String naturalKey,
    String runId,
    String payer,
    long chargeCents) {}
