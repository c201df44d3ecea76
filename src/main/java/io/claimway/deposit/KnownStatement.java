package io.claimway.deposit;

import java.time.LocalDate;

/** A statement that was taken in before: by what it is known again. */
public record KnownStatement(
    String bankAccount, LocalDate asOf, long openingCents, long closingCents) {

  boolean touches(long cents) {
    return openingCents == cents || closingCents == cents;
  }
}
