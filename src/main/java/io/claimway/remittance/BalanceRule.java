package io.claimway.remittance;

/** How an 835 adds up, exact to the cent at each of its three levels (DOMAIN §5). */
public final class BalanceRule {
  private BalanceRule() {}

  /**
   * What a line (SVC03) or a claim (CLP04) comes to: its charge less what all its adjustments lower
   * it by; those of a claim include its lines'.
   */
  public static long paidCents(long chargeCents, long adjustmentCents) {
    return chargeCents - adjustmentCents;
  }

  /**
   * What a payment (BPR02) comes to: its claims' payments less its provider adjustments (PLB), of
   * which a positive one lowers it.
   */
  public static long paymentCents(long claimCents, long providerCents) {
    return claimCents - providerCents;
  }
}
