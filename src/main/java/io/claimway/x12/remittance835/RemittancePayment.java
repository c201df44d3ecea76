package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.util.List;

/**
 * What opens an 835: one payment, its trace, who pays and who is paid.
 *
 * @param control ST02
 * @param guide ST03, mostly empty in an 835; the group's GS08 names the guide
 * @param payment BPR
 * @param trace TRN, whose TRN02 and TRN03 come again with the deposit
 * @param references REF*EV receiver, REF*F2 version
 * @param dates DTM*405 production date
 * @param payer 1000A
 * @param payee 1000B
 * @param kept CUR and others, in their order
 * @param ordinal the BPR's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record RemittancePayment(
    String control,
    String guide,
    PaymentSegment payment,
    TraceSegment trace,
    List<ReferenceSegment> references,
    List<DateSegment> dates,
    RemittanceParty payer,
    RemittanceParty payee,
    List<KeptSegment> kept,
    int ordinal) {

  public RemittancePayment {
    control = Absent.text(control);
    guide = Absent.text(guide);
    references = Absent.list(references);
    dates = Absent.list(dates);
    kept = Absent.list(kept);
  }
}
