package io.claimway.deposit;

import java.util.Comparator;

/**
 * A bank line and which one it is of several that are equal in everything the bank says: what it is
 * known again by when a statement comes twice.
 *
 * @param occurrence from 1
 */
public record CountedLine(BankLine line, int occurrence) {

  /** The order in which new lines are numbered. */
  static final Comparator<CountedLine> CANONICAL =
      Comparator.comparing(CountedLine::line, lines()).thenComparing(CountedLine::occurrence);

  private static Comparator<BankLine> lines() {
    return Comparator.comparing(BankLine::bankAccount)
        .thenComparing(BankLine::asOf)
        .thenComparing(BankLine::kind)
        .thenComparing(BankLine::typeCode)
        .thenComparing(BankLine::originator)
        .thenComparing(BankLine::trace)
        .thenComparing(BankLine::amountCents)
        .thenComparing(BankLine::bankReference)
        .thenComparing(BankLine::customerReference);
  }

  /** What the bank says of the line, and its occurrence. */
  public String naturalKey() {
    return said(line) + '|' + occurrence;
  }

  /** What the bank says of a line, wherever it stands. */
  static String said(BankLine line) {
    return String.join(
        "|",
        line.bankAccount(),
        line.asOf().toString(),
        line.kind(),
        line.typeCode(),
        Long.toString(line.amountCents()),
        line.bankReference(),
        line.customerReference(),
        line.originator(),
        line.trace());
  }
}
