package io.claimway.x12.remittance835;

/**
 * One part of an 835 in the order of the file: first the payment, then its claims, then its
 * provider adjustments, then its end.
 *
 * @param kind which of the components is set
 * @param payment set for PAYMENT
 * @param claim set for CLAIM
 * @param adjustment set for PROVIDER_ADJUSTMENT
 * @param end set for END
 */
public record RemittancePart(
    Kind kind,
    RemittancePayment payment,
    RemittanceClaim claim,
    ProviderAdjustment adjustment,
    RemittanceEnd end) {

  /** What a part is. */
  public enum Kind {
    PAYMENT,
    CLAIM,
    PROVIDER_ADJUSTMENT,
    END
  }

  static RemittancePart of(RemittancePayment payment) {
    return new RemittancePart(Kind.PAYMENT, payment, null, null, null);
  }

  static RemittancePart of(RemittanceClaim claim) {
    return new RemittancePart(Kind.CLAIM, null, claim, null, null);
  }

  static RemittancePart of(ProviderAdjustment adjustment) {
    return new RemittancePart(Kind.PROVIDER_ADJUSTMENT, null, null, adjustment, null);
  }

  static RemittancePart of(RemittanceEnd end) {
    return new RemittancePart(Kind.END, null, null, null, end);
  }
}
