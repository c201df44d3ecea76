package io.claimway.x12.remittance835;

/**
 * What stands at the end of an 835: whether it is whole, and what was added up on the way.
 *
 * @param complete whether the transaction ended with its SE; one that was cut off must not post
 * @param segments segments from ST to SE
 * @param claims CLP
 * @param paymentCents BPR02 with the sign of BPR03
 * @param claimCents the sum of CLP04
 * @param adjustmentCents the sum of the PLB amounts
 */
public record RemittanceEnd(
    boolean complete,
    int segments,
    long claims,
    long paymentCents,
    long claimCents,
    long adjustmentCents) {

  /** Σ CLP04 less Σ PLB less BPR02: zero when the payment balances. */
  public long differenceCents() {
    return claimCents - adjustmentCents - paymentCents;
  }
}
