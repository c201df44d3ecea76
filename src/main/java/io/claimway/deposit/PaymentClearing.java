package io.claimway.deposit;

/**
 * What an 835 payment said will come, and what the bank has brought of it.
 *
 * @param expectedCents below zero where the payer took more back than it paid: no deposit comes
 */
public record PaymentClearing(
    long paymentId,
    String originator,
    String trace,
    String billingEntity,
    long expectedCents,
    long depositedCents) {

  long room() {
    return expectedCents - depositedCents;
  }

  /** Whether everything has come. */
  public boolean isWhole() {
    return room() == 0;
  }

  PaymentClearing plus(long cents) {
    return new PaymentClearing(
        paymentId, originator, trace, billingEntity, expectedCents, depositedCents + cents);
  }
}
