package io.claimway.remittance;

import io.claimway.money.Cents;

/**
 * The sums of a payment while its claims and provider adjustments go by, to be held against BPR02.
 */
public record PaymentBalance(long claimCents, long providerCents) {
  public static final PaymentBalance NOTHING = new PaymentBalance(0, 0);

  public PaymentBalance plusClaim(long paidCents) {
    return new PaymentBalance(claimCents + paidCents, providerCents);
  }

  /** A provider adjustment: positive lowers the payment. */
  public PaymentBalance plusProviderAdjustment(long cents) {
    return new PaymentBalance(claimCents, providerCents + cents);
  }

  /** Why the payment does not balance, in cents, or null when Σ CLP04 − Σ PLB = BPR02. */
  public String flaw(long amountCents) {
    long difference = BalanceRule.paymentCents(claimCents, providerCents) - amountCents;
    return difference == 0 ? null : "PAYMENT OFF " + Cents.dollars(difference);
  }
}
