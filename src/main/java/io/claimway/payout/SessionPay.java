package io.claimway.payout;

import io.claimway.claim.Disposition;
import java.time.LocalDate;

/**
 * A session as its provider's pay looks at it: where it stands, and what of it is booked.
 *
 * @param earnedCents what the provider is paid for it by contract
 * @param payWaits whether an open hold delays pay
 * @param firstConfirmedOn in the practice's zone: decides the cycle
 * @param claimEntity the billing entity of its claim; null where it is on none
 */
public record SessionPay(
    String sessionId,
    Disposition disposition,
    long earnedCents,
    boolean payWaits,
    String practiceId,
    String providerId,
    LocalDate firstConfirmedOn,
    LocalDate serviceDate,
    String claimEntity,
    Booked booked) {

  /**
   * What is booked of a session so far.
   *
   * @param lastSeq number of its last entry; 0 for none
   * @param unpaidCents as much of the cents as is in no payout
   * @param billingEntity that of its last entry; null for none
   */
  public record Booked(int lastSeq, long cents, long unpaidCents, String billingEntity) {
    public static final Booked NOTHING = new Booked(0, 0, 0, null);
  }
}
