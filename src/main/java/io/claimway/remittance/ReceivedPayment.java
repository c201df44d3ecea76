package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A payment of tonight with its verdict.
 *
 * @param paymentId null where the book keeps no payment of it
 * @param payee its billing entity, or what it names as payee where that is none of ours
 * @param billingEntity null where the payee is none of ours
 */
public record ReceivedPayment(
    Long paymentId,
    PaymentVerdict verdict,
    String flaw,
    String sha256,
    String transactionControl,
    String originator,
    String payee,
    String billingEntity,
    String trace,
    LocalDate paidOn,
    long amountCents) {

  /** What its transfers are keyed by: originator, payee, trace, date (SPEC §8.1). */
  public String naturalKey() {
    return String.join("|", originator, payee, trace, paidOn.toString());
  }

  /** The transfer that suspends it whole, or nothing where its claims post or no cash is ours. */
  public Optional<Transfer> suspension() {
    if (verdict.posts() || !verdict.isKept() || !verdict.isExpected() || amountCents == 0) {
      return Optional.empty();
    }
    return Optional.of(
        BookEvent.SUSPENDED.transfer(
            billingEntity,
            "",
            originator,
            amountCents,
            Subject.payment(naturalKey(), paymentId, 0),
            sha256 + "#" + transactionControl,
            paidOn));
  }
}
