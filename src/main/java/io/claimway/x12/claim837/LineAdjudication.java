package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ProcedureCode;
import java.util.List;

/**
 * Loop 2430: how another payer decided a line.
 *
 * @param payer SVD01, the NM109 of the payer's 2330B
 * @param paidCents SVD02
 * @param procedure SVD03, the procedure that was paid
 * @param thousandths SVD05, paid units in thousandths
 * @param bundledLine SVD06, the line that this one was bundled into, or null
 * @param adjustments CAS; charge = paid + adjustments
 * @param dates DTP*573, when it was decided
 * @param amounts AMT*EAF, what the patient still owes
 */
public record LineAdjudication(
    String payer,
    long paidCents,
    ProcedureCode procedure,
    long thousandths,
    Long bundledLine,
    List<AdjustmentSegment> adjustments,
    List<DateSegment> dates,
    List<AmountSegment> amounts,
    List<KeptSegment> kept) {

  public LineAdjudication {
    payer = Absent.text(payer);
    adjustments = Absent.list(adjustments);
    dates = Absent.list(dates);
    amounts = Absent.list(amounts);
    kept = Absent.list(kept);
  }
}
