package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.ProcedureCode;

/**
 * An SVC: what became of one service line.
 *
 * @param procedure SVC01, the procedure that was decided
 * @param chargeCents SVC02
 * @param paidCents SVC03
 * @param revenueCode SVC04
 * @param paidThousandths SVC05, paid units in thousandths, or null for one unit
 * @param billed SVC06, the procedure that was billed when another was decided, or null
 * @param billedThousandths SVC07, billed units when they differ, or null
 */
public record ServicePaymentSegment(
    ProcedureCode procedure,
    long chargeCents,
    long paidCents,
    String revenueCode,
    Long paidThousandths,
    ProcedureCode billed,
    Long billedThousandths) {

  public ServicePaymentSegment {
    revenueCode = Absent.text(revenueCode);
  }

  /** The procedure as it was billed: SVC06, or SVC01 where the payer changed nothing. */
  public ProcedureCode billedProcedure() {
    return billed == null ? procedure : billed;
  }
}
