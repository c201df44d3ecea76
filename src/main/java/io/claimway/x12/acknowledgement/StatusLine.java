package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2210 or 2220: a service line whose status is asked or told.
 *
 * @param procedure SVC01
 * @param chargeCents SVC02
 * @param paidCents SVC03, or null
 * @param revenueCode SVC04
 * @param thousandths SVC07, units in thousandths, or null
 * @param statuses STC (277 and 277CA)
 * @param references REF*FJ line control number
 * @param dates DTP*472
 */
public record StatusLine(
    ProcedureCode procedure,
    long chargeCents,
    Long paidCents,
    String revenueCode,
    Long thousandths,
    List<StatusSegment> statuses,
    List<ReferenceSegment> references,
    List<DateSegment> dates,
    List<KeptSegment> kept) {

  public StatusLine {
    revenueCode = Absent.text(revenueCode);
    statuses = Absent.list(statuses);
    references = Absent.list(references);
    dates = Absent.list(dates);
    kept = Absent.list(kept);
  }
}
