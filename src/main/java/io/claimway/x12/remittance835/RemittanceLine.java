package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2110: one service line of a claim in a remittance.
 *
 * @param service SVC
 * @param dates DTM: 472 service, 150 and 151 period
 * @param adjustments line-level CAS
 * @param references REF: 6R line control number and others
 * @param amounts AMT: B6 allowed, KH late filing, …
 * @param quantities QTY
 * @param remarks LQ
 * @param kept others, in their order
 * @param ordinal the SVC's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record RemittanceLine(
    ServicePaymentSegment service,
    List<DateSegment> dates,
    List<AdjustmentSegment> adjustments,
    List<ReferenceSegment> references,
    List<AmountSegment> amounts,
    List<QuantitySegment> quantities,
    List<RemarkSegment> remarks,
    List<KeptSegment> kept,
    int ordinal) {

  public RemittanceLine {
    dates = Absent.list(dates);
    adjustments = Absent.list(adjustments);
    references = Absent.list(references);
    amounts = Absent.list(amounts);
    quantities = Absent.list(quantities);
    remarks = Absent.list(remarks);
    kept = Absent.list(kept);
  }

  /** REF*6R, or empty text. */
  public String lineControlNumber() {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals("6R")) {
        return reference.value();
      }
    }
    return "";
  }

  /** What the line's CAS take off its payment. */
  public long adjustmentCents() {
    long total = 0;
    for (AdjustmentSegment adjustment : adjustments) {
      total += adjustment.totalCents();
    }
    return total;
  }

  /** SVC02 less the adjustments less SVC03: zero when the line balances. */
  public long differenceCents() {
    return service.chargeCents() - adjustmentCents() - service.paidCents();
  }
}
