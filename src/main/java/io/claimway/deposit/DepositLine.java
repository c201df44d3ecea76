package io.claimway.deposit;

import io.claimway.ledger.Account;
import io.claimway.ledger.Subject;
import java.util.Comparator;

/**
 * A bank line at its place among all that ever came.
 *
 * @param lineId its number: what it is looked up by, never what it is known again by
 * @param billingEntity who owns the account; null where no billing entity does
 */
public record DepositLine(long lineId, String billingEntity, CountedLine counted) {

  /** The order in which lines are matched. */
  static final Comparator<DepositLine> AS_THE_BANK_LISTS =
      Comparator.comparing((DepositLine line) -> line.line().asOf())
          .thenComparingLong(DepositLine::lineId);

  public BankLine line() {
    return counted.line();
  }

  /** The journal that the line is booked in. */
  public String entity() {
    return billingEntity == null ? Account.UNASSIGNED : billingEntity;
  }

  Subject subject() {
    return Subject.bankLine(counted.naturalKey(), lineId);
  }

  /** Where the bank says so: file and line. */
  String cause() {
    return line().sha256() + '#' + line().fileLine();
  }
}
