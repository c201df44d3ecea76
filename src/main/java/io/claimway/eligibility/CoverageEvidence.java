package io.claimway.eligibility;

import java.time.LocalDate;

/**
 * A payer's answer about one coverage, taken from a parsed 271.
 *
 * @param evidenceId the trace of the inquiry (270 TRN02) and the head of the hash of the file that
 *     answers it
 * @param fingerprint what was asked about
 * @param askedFor the date of service of the inquiry
 * @param answeredOn the business date of the night that took the answer in
 * @param status CONFIRMED, INACTIVE, MISMATCH, OTHER_COVERAGE, or UNCONFIRMED when the payer could
 *     not answer
 * @param codes EB01 and AAA03 codes in order
 * @param coveredFrom first day of the plan by the answer; null when it does not say
 * @param coveredTo last day of the plan by the answer; null when it does not say
 * @param copayCents for a mental-health visit; null when it does not say
 * @param sha256 of the file that holds the 271
 */
public record CoverageEvidence(
    String evidenceId,
    String fingerprint,
    String clientId,
    String payer,
    LocalDate askedFor,
    LocalDate answeredOn,
    CoverageStatus status,
    String codes,
    LocalDate coveredFrom,
    LocalDate coveredTo,
    Long copayCents,
    String sha256) {

  /**
   * Whether the answer still speaks for a date of service: not before the day it was asked for (or
   * the plan's first day), not longer after the answer than the payer's profile allows, and never
   * past the end of its benefit year. That a coverage is not in force speaks for the day asked for
   * alone: it may begin later.
   */
  public boolean speaksFor(LocalDate serviceDate, int cacheDays) {
    LocalDate from =
        coveredFrom == null || status != CoverageStatus.CONFIRMED ? askedFor : coveredFrom;
    LocalDate to = answeredOn.plusDays(cacheDays);
    return status != CoverageStatus.UNCONFIRMED
        && (status != CoverageStatus.INACTIVE || serviceDate.equals(askedFor))
        && !serviceDate.isBefore(from)
        && !serviceDate.isAfter(to)
        && serviceDate.getYear() == askedFor.getYear();
  }

  /** What the answer says of a date of service that it speaks for. */
  public CoverageStatus on(LocalDate serviceDate) {
    boolean ended = coveredTo != null && serviceDate.isAfter(coveredTo);
    return status == CoverageStatus.CONFIRMED && ended ? CoverageStatus.INACTIVE : status;
  }
}
