package io.claimway.bank.nacha;

import java.util.Optional;

/** The transaction code of an entry (columns 2-3): kind of account, direction and use, decoded. */
public record TransactionCode(int code, Account account, Direction direction, Use use) {

  /** The kind of account that is credited or debited. */
  public enum Account {
    CHECKING(2),
    SAVINGS(3),
    GENERAL_LEDGER(4),
    LOAN(5);

    private final int tens;

    Account(int tens) {
      this.tens = tens;
    }
  }

  /** Whether money comes to the account or leaves it. */
  public enum Direction {
    CREDIT(0),
    DEBIT(5);

    private final int offset;

    Direction(int offset) {
      this.offset = offset;
    }
  }

  /** What the entry is for. */
  public enum Use {
    /** A return or a notification of change, told apart by the addenda type. */
    RETURN_OR_CHANGE(1),
    LIVE(2),
    /** A test without money before the first live entry. */
    PRENOTE(3),
    /** Addenda without money. */
    ZERO_DOLLAR(4);

    private final int unit;

    Use(int unit) {
      this.unit = unit;
    }
  }

  /** The code of this account, direction and use. */
  public static TransactionCode of(Account account, Direction direction, Use use) {
    return new TransactionCode(
        account.tens * 10 + direction.offset + use.unit, account, direction, use);
  }

  /** The code's meaning; empty when no such code exists. */
  public static Optional<TransactionCode> of(int code) {
    if (code == 55) {
      // The one debit to a loan account: the reversal of a credit sent in error.
      return Optional.of(new TransactionCode(55, Account.LOAN, Direction.DEBIT, Use.LIVE));
    }
    for (Account account : Account.values()) {
      for (Direction direction : Direction.values()) {
        for (Use use : Use.values()) {
          TransactionCode known = of(account, direction, use);
          if (known.code == code && (account != Account.LOAN || direction == Direction.CREDIT)) {
            return Optional.of(known);
          }
        }
      }
    }
    return code == 56
        ? Optional.of(new TransactionCode(56, Account.LOAN, Direction.DEBIT, Use.RETURN_OR_CHANGE))
        : Optional.empty();
  }

  /** Whether the amount counts as a credit. */
  public boolean isCredit() {
    return direction == Direction.CREDIT;
  }
}
