package io.claimway.deposit;

import io.claimway.ledger.Account;
import io.claimway.ledger.Subject;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.util.Comparator;
import java.util.List;

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

  /** The same line, by which payments are named otherwise. */
  DepositLine quoting(List<Quote> quotes) {
    BankLine said = line();
    return new DepositLine(
        lineId,
        billingEntity,
        new CountedLine(
            new BankLine(
                said.bankAccount(),
                said.asOf(),
                said.kind(),
                said.typeCode(),
                said.amountCents(),
                said.bankReference(),
                said.customerReference(),
                said.originator(),
                said.trace(),
                quotes,
                said.words(),
                said.sha256(),
                said.fileLine()),
            counted.occurrence()));
  }

  /** What a person looks at when the line brings an entry of a payout back. */
  public WorkItem returned() {
    return WorkItem.of(
        WorkItemKey.of(WorkItemKind.RETURNED_ENTRY, lineId),
        "bank line " + lineId,
        "trace " + line().bankReference() + " of " + line().customerReference(),
        line().amountCents());
  }

  /** Where the bank says so: file and line. */
  String cause() {
    return line().sha256() + '#' + line().fileLine();
  }
}
