package io.claimway.ledger;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One movement of a positive amount from a credit account to a debit account of the same billing
 * entity, with the event that caused it. {@link BookEvent} makes them.
 *
 * @param key natural: a transfer with a known key is booked already
 * @param undoes key of the transfer that this one mirrors, or null
 * @param cause event, file, segment or line, as a person reads it
 * @param effectiveDate date of the 835, the bank line or the delivery
 */
public record Transfer(
    TransferKey key,
    BookEvent event,
    Account debit,
    Account credit,
    long amountCents,
    Subject subject,
    TransferKey undoes,
    String cause,
    LocalDate effectiveDate) {

  private static final String MIRROR = "MIRROR";

  public Transfer {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(debit, "debit");
    Objects.requireNonNull(credit, "credit");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(effectiveDate, "effectiveDate");
    if (cause == null || cause.isBlank() || cause.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "Cannot book transfer " + key + ": its cause is empty or spans lines");
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException(
          "Cannot book transfer " + key + ": debit and credit are both " + debit);
    }
    if (!debit.entity().equals(credit.entity())) {
      throw new IllegalArgumentException(
          "Cannot book transfer %s: %s and %s belong to two billing entities; cash goes across by two transfers"
              .formatted(key, debit, credit));
    }
    if (amountCents <= 0) {
      throw new IllegalArgumentException(
          "Cannot book transfer " + key + ": " + amountCents + " cents is not a positive amount");
    }
  }

  /**
   * The transfer that undoes this one to the cent: on the same claim, by what caused the undoing. A
   * mirror may be mirrored in turn.
   *
   * @param by what undoes it: its payment and ordinal are the mirror's, and its version where it
   *     tells one
   */
  public Transfer mirror(Subject by, String why, LocalDate effective) {
    return new Transfer(
        TransferKey.of(effective, MIRROR, key.toString(), by.naturalKey()),
        event,
        credit,
        debit,
        amountCents,
        new Subject(
            by.naturalKey(),
            subject.claimId(),
            by.version() == null ? subject.version() : by.version(),
            subject.lineNumber(),
            by.paymentId(),
            by.ordinal(),
            by.bankLineId(),
            by.payoutId() == null ? subject.payoutId() : by.payoutId(),
            subject.sessionId(),
            subject.serviceDate()),
        key,
        why,
        effective);
  }
}
