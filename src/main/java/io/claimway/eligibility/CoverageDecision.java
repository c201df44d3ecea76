package io.claimway.eligibility;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What is decided about a client's coverage on one date of service, with the answer that supports
 * it.
 *
 * @param payer profile slug; null when no coverage is in force
 * @param codes EB01 or AAA03 codes of the answer, or the {@link InquiryFlaw} that kept the payer
 *     from being asked; empty without either
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

  /** Whether nobody has answered, so that the payer is to be asked. */
  public boolean unanswered() {
    return status == CoverageStatus.UNCONFIRMED;
  }

  /** The same where the payer could not be asked. */
  public CoverageDecision unaskable(InquiryFlaw flaw) {
    return new CoverageDecision(
        clientId, serviceDate, payer, CoverageStatus.UNASKABLE, flaw.text(), null, null);
  }
}
