package io.claimway.remittance;

import io.claimway.ledger.Subject;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One pair of a PLB in its payment.
 *
 * @param item its place in the payment, from 1, in canonical order
 * @param paymentKey identity of the payment
 * @param billingEntity whose payment it is
 * @param cause file and transaction
 * @param ofEntity the billing entity that PLB01 names; null where it is none of the network's
 * @param reference PLB03-2 as the register keys it
 * @param cents PLB04: positive lowers the payment
 */
public record ProviderItem(
    long paymentId,
    int item,
    String paymentKey,
    String originator,
    String billingEntity,
    LocalDate paidOn,
    String cause,
    String ofEntity,
    String reason,
    String reference,
    long cents) {

  /** In the order in which payers made them: by payment date, then by payment. */
  static final Comparator<ProviderItem> TURN =
      Comparator.comparing(ProviderItem::paidOn)
          .thenComparing(ProviderItem::paymentId)
          .thenComparing(ProviderItem::item);

  /** The register that it speaks of. */
  RecoupmentRegisters.Key register() {
    return new RecoupmentRegisters.Key(originator, ofEntity, reference);
  }

  /** Whether another entity's register is moved by this payment. */
  boolean goesAcross() {
    return !ofEntity.equals(billingEntity);
  }

  Subject subject() {
    return Subject.payment(paymentKey + "|PLB", paymentId, 0);
  }

  String told() {
    return cause + "#PLB " + reason + " " + reference;
  }
}
