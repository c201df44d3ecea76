package io.claimway.deposit;

import java.time.LocalDate;

/**
 * What an 835 payment said will come, and what the bank has brought of it.
 *
 * @param method BPR04, by which it is paid
 * @param since BPR16
 * @param cardFeeCents what a card processor may keep of it; zero where its payer does not pay by
 *     card
 * @param expectedCents below zero where the payer took more back than it paid: it may fetch the
 *     difference
 */
public record PaymentClearing(
    long paymentId,
    String originator,
    String trace,
    String billingEntity,
    String method,
    LocalDate since,
    long cardFeeCents,
    long expectedCents,
    long depositedCents) {

  private static final String CHECK = "CHK";
  private static final String NO_ORDER = "NON";

  long room() {
    return expectedCents - depositedCents;
  }

  /** Whether everything has come. */
  public boolean isWhole() {
    return room() == 0;
  }

  /** Whether it is paid by a check, whose number is its trace. */
  boolean isCheck() {
    return method.equals(CHECK);
  }

  /** Whether it is paid by a card, which the processor's line need not quote whole. */
  boolean isCard() {
    return method.equals(NO_ORDER);
  }

  Quote quote() {
    return new Quote(originator, trace);
  }

  PaymentClearing plus(long cents) {
    return new PaymentClearing(
        paymentId,
        originator,
        trace,
        billingEntity,
        method,
        since,
        cardFeeCents,
        expectedCents,
        depositedCents + cents);
  }
}
