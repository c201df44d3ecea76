package io.claimway.oracle;

import java.time.LocalDate;
import java.util.List;

/** What was billed, as the oracle knows it. */
final class Billed {
  private Billed() {}

  /** The patient as the plan knows them. */
  record Person(String last, String first, String member) {
    @Override
    public String toString() {
      return last + "," + first + "," + member;
    }
  }

  /** A service line. */
  record Line(String number, String code, String modifiers, long charge) {
    @Override
    public String toString() {
      return number + ":" + code + "-" + modifiers + " " + charge;
    }
  }

  /** How a version stands to the one before it. */
  enum Kind {
    ORIGINAL,
    REPLACEMENT,
    VOID
  }

  /**
   * One version of a claim.
   *
   * @param claim the lineage
   * @param family what the lineages of the same services over all payers share
   * @param order 0 for the primary payer
   * @param next the next payer, null where there is none
   * @param icn the payer's number where its acknowledgement told it, else null
   */
  record Version(
      String pcn,
      String claim,
      String family,
      int order,
      Kind kind,
      String payer,
      String entity,
      String program,
      Person person,
      String npi,
      LocalDate date,
      List<Line> lines,
      String next,
      String icn) {
    @Override
    public String toString() {
      return "%s of %s %s by %s/%s order %d %s %s %s %s%s%s %s"
          .formatted(
              pcn,
              claim,
              kind,
              payer,
              entity,
              order,
              program,
              person,
              npi,
              date,
              next == null ? "" : " then " + next,
              icn == null ? "" : " #" + icn,
              lines);
    }

    long charge() {
      return lines.stream().mapToLong(Line::charge).sum();
    }
  }

  /** A movement of money: at which claim, null where a payment moves as a whole. */
  record Move(String payment, String claim, String debit, String credit, long cents) {
    static Move of(String payment, String claim, String debit, String credit, long cents) {
      return cents < 0
          ? new Move(payment, claim, credit, debit, -cents)
          : new Move(payment, claim, debit, credit, cents);
    }

    Move mirrored(String by) {
      return new Move(by, claim, /* debit= */ credit, /* credit= */ debit, cents);
    }
  }
}
