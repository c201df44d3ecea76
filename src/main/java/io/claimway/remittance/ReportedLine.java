package io.claimway.remittance;

import java.time.LocalDate;
import java.util.List;

/**
 * A service line (SVC) as a payer reports it.
 *
 * @param procedureCode the billed code: SVC06 where the payer changed it
 * @param decidedCode what the payer decided instead of it (SVC01), or null where it changed nothing
 * @param serviceDate null where the line names none
 * @param remarks RARCs
 */
public record ReportedLine(
    String procedureCode,
    String decidedCode,
    List<String> modifiers,
    LocalDate serviceDate,
    long chargeCents,
    long paidCents,
    String lineControlNumber,
    List<ReportedAdjustment> adjustments,
    List<String> remarks) {

  public ReportedLine {
    modifiers = List.copyOf(modifiers);
    adjustments = List.copyOf(adjustments);
    remarks = List.copyOf(remarks);
  }

  /** SVC02 less the adjustments less SVC03: zero when the line balances. */
  long differenceCents() {
    return BalanceRule.paidCents(chargeCents, adjustmentCents()) - paidCents;
  }

  long adjustmentCents() {
    return adjustments.stream().mapToLong(ReportedAdjustment::cents).sum();
  }
}
