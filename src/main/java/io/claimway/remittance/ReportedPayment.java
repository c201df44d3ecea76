package io.claimway.remittance;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A payment (one ST of an 835) as a payer reports it, without its claims.
 *
 * @param originator TRN03
 * @param payeeId N104 of the payee
 * @param payeeTaxId REF*TJ of the payee, empty when absent
 * @param trace TRN02
 * @param paidOn BPR16
 * @param amountCents BPR02
 * @param method BPR04
 * @param movement how the money moves
 * @param transactionControl ST02
 * @param test whether the interchange is marked T: it never posts
 */
public record ReportedPayment(
    String originator,
    String payeeId,
    String payeeTaxId,
    String trace,
    LocalDate paidOn,
    long amountCents,
    String method,
    MoneyMovement movement,
    String transactionControl,
    boolean test) {

  public ReportedPayment {
    Objects.requireNonNull(originator, "originator");
    Objects.requireNonNull(trace, "trace");
    Objects.requireNonNull(paidOn, "paidOn");
  }
}
