package io.claimway.payout;

import io.claimway.claim.Disposition;
import java.time.LocalDate;

/**
 * A session as its provider's pay looks at it: where it stands, and what of it is booked.
 *
 * @param earnedCents what the provider is paid for it by contract
 * @param payWaits whether an open hold delays pay
 * @param whose pay it is today
 * @param firstConfirmedOn in the practice's zone: decides the cycle
 * @param claimEntity the billing entity of its claim; null where it is on none
 */
public record SessionPay(
    String sessionId,
    Disposition disposition,
    long earnedCents,
    boolean payWaits,
    Whose whose,
    LocalDate firstConfirmedOn,
    String claimEntity,
    Booked booked) {

  /** Whose pay a session is, and of which day. */
  public record Whose(String practiceId, String providerId, LocalDate serviceDate) {}

  /**
   * What is booked of a session so far for the practice of its last entry; what others were paid
   * for it before stays out.
   *
   * @param lastSeq number of its last entry; 0 for none
   * @param unpaidCents as much of the cents as is in no payout
   * @param billingEntity that of its last entry; null for none
   * @param whose pay the last entry is; null for none
   */
  public record Booked(
      int lastSeq, long cents, long unpaidCents, String billingEntity, Whose whose) {
    public static final Booked NOTHING = new Booked(0, 0, 0, null, null);

    long paidCents() {
      return cents - unpaidCents;
    }
  }

  String practiceId() {
    return whose.practiceId();
  }

  LocalDate serviceDate() {
    return whose.serviceDate();
  }

  /** Whether what is booked is of another practice, provider or day. */
  boolean hasMoved() {
    return booked.whose() != null && !booked.whose().equals(whose);
  }

  SessionPay of(Whose other) {
    return new SessionPay(
        sessionId,
        disposition,
        earnedCents,
        payWaits,
        other,
        firstConfirmedOn,
        claimEntity,
        booked);
  }
}
