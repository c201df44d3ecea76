package io.claimway.deposit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One account's statement of one day: opening balance, lines, closing balance.
 *
 * @param openingCents null where the bank states no balance; likewise closingCents
 */
public record BankStatement(
    String bankAccount,
    LocalDate asOf,
    Long openingCents,
    Long closingCents,
    String sha256,
    List<BankLine> lines) {

  /** The order in which statements are read. */
  public static final Comparator<BankStatement> BY_ACCOUNT_AND_DAY =
      Comparator.comparing(BankStatement::bankAccount)
          .thenComparing(BankStatement::asOf)
          .thenComparing(BankStatement::sha256)
          .thenComparing(each -> each.isStated() ? each.openingCents() : Long.MIN_VALUE);

  public BankStatement {
    lines = List.copyOf(lines);
    long moved = lines.stream().mapToLong(BankLine::amountCents).sum();
    if (openingCents == null && closingCents != null) {
      openingCents = closingCents - moved;
    } else if (openingCents != null && closingCents == null) {
      closingCents = openingCents + moved;
    }
  }

  /** One that states no balance. */
  public static BankStatement unstated(
      String bankAccount, LocalDate asOf, String sha256, List<BankLine> lines) {
    return new BankStatement(bankAccount, asOf, null, null, sha256, lines);
  }

  /** By how much its lines move the account. */
  public long movedCents() {
    return lines.stream().mapToLong(BankLine::amountCents).sum();
  }

  boolean isStated() {
    return openingCents != null;
  }

  /** Why the statement does not add up, or null when opening + lines = closing. */
  public String flaw() {
    long difference = isStated() ? openingCents + movedCents() - closingCents : 0;
    return difference == 0
        ? null
        : "opening balance and lines differ from the closing balance by " + difference + " cents";
  }
}
