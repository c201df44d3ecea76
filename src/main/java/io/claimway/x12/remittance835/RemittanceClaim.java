package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2100: one claim of a remittance.
 *
 * @param header the LX (2000) that it stands under, or null
 * @param head CLP
 * @param adjustments claim-level CAS
 * @param names NM1: QC patient, IL subscriber, 74 corrected, 82 rendering, TT crossover, PR
 *     corrected priority payer, GB
 * @param outpatient MOA, or null
 * @param references REF
 * @param dates DTM: 232 and 233 statement, 050 received, 036 coverage ended
 * @param contacts PER*CX
 * @param amounts AMT: AU coverage, I interest (information only), …
 * @param quantities QTY
 * @param lines 2110
 * @param kept MIA and others, in their order
 * @param ordinal the CLP's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record RemittanceClaim(
    RemittanceHeading header,
    ClaimPaymentSegment head,
    List<AdjustmentSegment> adjustments,
    List<NameSegment> names,
    OutpatientSegment outpatient,
    List<ReferenceSegment> references,
    List<DateSegment> dates,
    List<ContactSegment> contacts,
    List<AmountSegment> amounts,
    List<QuantitySegment> quantities,
    List<RemittanceLine> lines,
    List<KeptSegment> kept,
    int ordinal) {

  public RemittanceClaim {
    adjustments = Absent.list(adjustments);
    names = Absent.list(names);
    references = Absent.list(references);
    dates = Absent.list(dates);
    contacts = Absent.list(contacts);
    amounts = Absent.list(amounts);
    quantities = Absent.list(quantities);
    lines = Absent.list(lines);
    kept = Absent.list(kept);
  }

  /** The first NM1 in a role, or null. */
  public NameSegment name(String entity) {
    for (NameSegment name : names) {
      if (name.entity().equals(entity)) {
        return name;
      }
    }
    return null;
  }

  /** What claim-level and line-level CAS take off the payment together. */
  public long adjustmentCents() {
    long total = 0;
    for (AdjustmentSegment adjustment : adjustments) {
      total += adjustment.totalCents();
    }
    for (RemittanceLine line : lines) {
      total += line.adjustmentCents();
    }
    return total;
  }

  /** CLP03 less all adjustments less CLP04: zero when the claim balances. */
  public long differenceCents() {
    return head.chargeCents() - adjustmentCents() - head.paidCents();
  }
}
