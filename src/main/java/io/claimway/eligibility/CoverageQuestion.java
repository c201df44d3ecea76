package io.claimway.eligibility;

import java.time.LocalDate;

/**
 * A question to a payer about one coverage on one date of service.
 *
 * @param trace TRN02, by which the answer is tied to the question; it reveals nothing
 * @param fingerprint what is asked about, as {@link CoverageFingerprint}
 * @param payer profile slug
 * @param clientState where the client was at the session, which tells who will bill
 * @param askedFor the date of service
 * @param memberId as printed on the card
 * @param holder the subscriber
 * @param dependent the client where it is not the subscriber; null otherwise
 */
public record CoverageQuestion(
    String trace,
    String fingerprint,
    String clientId,
    String payer,
    String clientState,
    LocalDate askedFor,
    String memberId,
    CoveredPerson holder,
    CoveredPerson dependent) {

  @Override
  public String toString() {
    return "CoverageQuestion[" + trace + " to " + payer + "]";
  }
}
