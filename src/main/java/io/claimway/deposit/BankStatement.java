package io.claimway.deposit;

import java.time.LocalDate;
import java.util.List;

/** One account's statement of one day: opening balance, lines, closing balance. */
public record BankStatement(
    String bankAccount,
    LocalDate asOf,
    long openingCents,
    long closingCents,
    String sha256,
    List<BankLine> lines) {

  public BankStatement {
    lines = List.copyOf(lines);
  }

  /** Why the statement does not add up, or null when opening + lines = closing. */
  public String flaw() {
    long difference =
        openingCents + lines.stream().mapToLong(BankLine::amountCents).sum() - closingCents;
    return difference == 0
        ? null
        : "opening balance and lines differ from the closing balance by " + difference + " cents";
  }
}
