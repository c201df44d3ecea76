package io.claimway.patient;

import java.time.LocalDate;

/**
 * What a client owes of a session by one claim.
 *
 * @param openCents what stands open, after what prepayments have paid of it
 * @param undecidedCents what stands open of the claim with its payer: while it is not zero, the
 *     share may change
 */
public record ClientShare(
    long claimId,
    String sessionId,
    String clientId,
    String billingEntity,
    LocalDate serviceDate,
    long openCents,
    long undecidedCents) {

  /** What is paid together: a claim's share of one session. */
  record Of(long claimId, String sessionId) {}

  Of of() {
    return new Of(claimId, sessionId);
  }
}
