package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import java.util.List;

/**
 * Loop 2320: another coverage of the patient, and what its payer decided.
 *
 * @param coverage SBR with the other payer's sequence
 * @param adjustments claim-level CAS of that payer
 * @param amounts AMT*D paid, AMT*A8 not covered, AMT*EAF what the patient still owes
 * @param benefitsAssigned OI03
 * @param patientSignatureSource OI04
 * @param release OI06
 * @param parties 2330A (IL) and 2330B (PR) first, then 2330C to 2330G
 * @param kept MOA and others
 */
public record OtherSubscriber(
    SubscriberSegment coverage,
    List<AdjustmentSegment> adjustments,
    List<AmountSegment> amounts,
    String benefitsAssigned,
    String patientSignatureSource,
    String release,
    List<NamedLoop> parties,
    List<KeptSegment> kept) {

  public OtherSubscriber {
    adjustments = Absent.list(adjustments);
    amounts = Absent.list(amounts);
    benefitsAssigned = Absent.text(benefitsAssigned);
    patientSignatureSource = Absent.text(patientSignatureSource);
    release = Absent.text(release);
    parties = Absent.list(parties);
    kept = Absent.list(kept);
  }
}
