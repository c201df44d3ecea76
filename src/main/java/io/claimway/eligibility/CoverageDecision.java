package io.claimway.eligibility;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What is decided about a client's coverage on one date of service, with the answer that supports
 * it.
 *
 * @param payer profile slug; null when no coverage is in force
 * @param codes EB01 or AAA03 codes of the answer; empty without one
 * @param evidenceId the answer; null without one
 * @param copayCents for an outpatient mental-health visit; null while unknown
 */
public record CoverageDecision(
    String clientId,
    LocalDate serviceDate,
    String payer,
    CoverageStatus status,
    String codes,
    String evidenceId,
    Long copayCents) {

  public CoverageDecision {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(serviceDate, "serviceDate");
    Objects.requireNonNull(status, "status");
  }
}
