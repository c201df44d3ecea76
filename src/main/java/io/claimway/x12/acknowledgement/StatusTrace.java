package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.util.List;

/**
 * Loop 2200: one thing that is asked about or answered, named by a TRN: a claim, a provider's
 * batch, a file.
 *
 * @param trace TRN; TRN02 of a 277CA patient level is the CLM01 of the claim
 * @param statuses STC, in their order
 * @param references REF*1K payer claim number, REF*D9 clearinghouse number and others
 * @param quantities QTY: 90 or QA accepted, AA or QC rejected
 * @param amounts AMT: YU accepted, YY rejected, T3 charge asked about
 * @param dates DTP*472 and others
 * @param lines 2210 or 2220
 */
public record StatusTrace(
    TraceSegment trace,
    List<StatusSegment> statuses,
    List<ReferenceSegment> references,
    List<QuantitySegment> quantities,
    List<AmountSegment> amounts,
    List<DateSegment> dates,
    List<StatusLine> lines,
    List<KeptSegment> kept) {

  public StatusTrace {
    statuses = Absent.list(statuses);
    references = Absent.list(references);
    quantities = Absent.list(quantities);
    amounts = Absent.list(amounts);
    dates = Absent.list(dates);
    lines = Absent.list(lines);
    kept = Absent.list(kept);
  }

  /** Whether any status of the claim itself or of one of its lines rejects. */
  public boolean rejected() {
    for (StatusSegment status : statuses) {
      if (status.rejects()) {
        return true;
      }
    }
    for (StatusLine line : lines) {
      for (StatusSegment status : line.statuses()) {
        if (status.rejects()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The value of the first REF of a kind, or empty text. */
  public String reference(String qualifier) {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals(qualifier)) {
        return reference.value();
      }
    }
    return "";
  }

  /** The cents of the first AMT of a kind, or null. */
  public Long amountCents(String qualifier) {
    for (AmountSegment amount : amounts) {
      if (amount.qualifier().equals(qualifier)) {
        return amount.cents();
      }
    }
    return null;
  }

  /** The count of the first QTY of a kind, or null. */
  public Long count(String qualifier) {
    for (QuantitySegment quantity : quantities) {
      if (quantity.qualifier().equals(qualifier)) {
        return quantity.count();
      }
    }
    return null;
  }
}
