package io.claimway.session;

import io.claimway.run.Rejection;
import java.util.Optional;

/** Finds what makes an event of the card processor contradict itself, so that it can be no fact. */
public final class PatientPaymentChecker {
  private static final String DOLLARS = "USD";

  private PatientPaymentChecker() {}

  /** The first contradiction, or empty. */
  public static Optional<Rejection> check(PatientPayment payment) {
    boolean settlement = payment.kind() == PaymentKind.SETTLEMENT;
    if (payment.currency() != null && !payment.currency().equals(DOLLARS)) {
      return refuse("BAD_CURRENCY", "it is in another currency, expected USD");
    }
    if (payment.kind() == PaymentKind.CHARGE && payment.relatedPaymentId() != null) {
      return refuse("RELATED_CHARGE", "a charge speaks of another event, expected none");
    }
    if (payment.relatedPaymentId() == null && payment.kind() != PaymentKind.CHARGE && !settlement) {
      return refuse("NO_RELATED_PAYMENT", "it does not say which event it speaks of");
    }
    if (payment.paymentId().equals(payment.relatedPaymentId())) {
      return refuse("RELATED_TO_ITSELF", "it speaks of itself");
    }
    if (!settlement && (payment.feeCents() != 0 || payment.settlementId() != null)) {
      return refuse("FEE_WITHOUT_SETTLEMENT", "only a settlement has a fee and a settlement's id");
    }
    if (payment.isFeeAlone() ? payment.cents() != 0 : payment.cents() == 0) {
      return refuse(
          "BAD_PAYMENT_AMOUNT",
          payment.isFeeAlone()
              ? "a fee by itself settles an amount, expected none"
              : "its amount is zero");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> refuse(String reason, String detail) {
    return Optional.of(Rejection.of(reason, detail));
  }
}
