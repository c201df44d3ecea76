package io.claimway.deposit;

import java.time.LocalDate;

/** A statement that was taken in before: by what it is known again. */
public record KnownStatement(
    String bankAccount, LocalDate asOf, long openingCents, long closingCents) {

  static KnownStatement of(BankStatement statement) {
    return new KnownStatement(
        statement.bankAccount(),
        statement.asOf(),
        statement.openingCents(),
        statement.closingCents());
  }

  boolean isOfTheDayOf(BankStatement statement) {
    return bankAccount.equals(statement.bankAccount()) && asOf.equals(statement.asOf());
  }
}
