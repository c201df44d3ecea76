package io.claimway.deposit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One line of a bank statement.
 *
 * @param bankAccount name of the account in the book
 * @param kind what it is, by its type code: ACH_CREDIT, ACH_DEBIT, ACH_RETURN …
 * @param amountCents negative when money left the account
 * @param originator TRN03 that it quotes, or empty
 * @param trace TRN02 that it quotes, or empty
 * @param quotes everything by which it may name payments
 * @param words of its text and references; nothing keeps them, as they may name a person
 * @param sha256 of the file
 */
public record BankLine(
    String bankAccount,
    LocalDate asOf,
    String kind,
    String typeCode,
    long amountCents,
    String bankReference,
    String customerReference,
    String originator,
    String trace,
    List<Quote> quotes,
    Set<String> words,
    String sha256,
    long fileLine) {

  public BankLine {
    quotes = List.copyOf(quotes);
    words = Set.copyOf(words);
  }

  /** Leaves out what the bank wrote. */
  @Override
  public String toString() {
    return "BankLine[%s %s %s %d cents, %s#%d]"
        .formatted(bankAccount, asOf, kind, amountCents, sha256, fileLine);
  }
}
