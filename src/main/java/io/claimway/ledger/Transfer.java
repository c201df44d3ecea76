package io.claimway.ledger;

import java.time.LocalDate;
import java.util.Objects;

/**
 * One movement of a positive amount from a credit account to a debit account, with the event that
 * caused it.
 *
 * @param transferKey natural key: a transfer with a known key is booked already
 * @param kind why in one word (PAID, CONTRACTUAL, PATIENT …)
 * @param claimId null where no claim is concerned; likewise version and lineNumber
 * @param undoes key of the transfer that this one mirrors, or null
 * @param cause event, file, segment or line
 * @param serviceDate null where none is concerned
 * @param effectiveDate date of the 835, the bank line or the delivery
 */
public record Transfer(
    String transferKey,
    AccountCode debit,
    AccountCode credit,
    long amountCents,
    String kind,
    Long claimId,
    Integer version,
    Integer lineNumber,
    String undoes,
    String cause,
    LocalDate serviceDate,
    LocalDate effectiveDate) {

  public Transfer {
    requireOneLine("key", transferKey);
    requireOneLine("kind", kind);
    requireOneLine("cause", cause);
    Objects.requireNonNull(debit, "debit");
    Objects.requireNonNull(credit, "credit");
    Objects.requireNonNull(effectiveDate, "effectiveDate");
    if (debit.equals(credit)) {
      throw new IllegalArgumentException(
          "Cannot book transfer " + transferKey + ": debit and credit are both " + debit);
    }
    if (amountCents <= 0) {
      throw new IllegalArgumentException(
          "Cannot book transfer "
              + transferKey
              + ": "
              + amountCents
              + " cents is not a positive amount");
    }
  }

  private static void requireOneLine(String part, String text) {
    if (text == null || text.isBlank() || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "Cannot book a transfer: its " + part + " is empty or spans lines");
    }
  }
}
