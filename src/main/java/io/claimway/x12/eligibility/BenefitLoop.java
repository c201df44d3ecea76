package io.claimway.x12.eligibility;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2110 of a 271: one benefit with what belongs to it.
 *
 * @param benefit EB
 * @param references REF
 * @param dates DTP
 * @param rejections AAA
 * @param messages MSG01
 * @param entities 2120, between LS and LE: other payers, carve-outs, contacts
 * @param kept HSD, III and others, in their order
 * @param ordinal the EB's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record BenefitLoop(
    BenefitSegment benefit,
    List<ReferenceSegment> references,
    List<DateSegment> dates,
    List<RequestValidation> rejections,
    List<String> messages,
    List<NamedLoop> entities,
    List<KeptSegment> kept,
    int ordinal) {

  public BenefitLoop {
    references = Absent.list(references);
    dates = Absent.list(dates);
    rejections = Absent.list(rejections);
    messages = Absent.list(messages);
    entities = Absent.list(entities);
    kept = Absent.list(kept);
  }

  public static BenefitLoop of(BenefitSegment benefit) {
    return new BenefitLoop(benefit, null, null, null, null, null, null, 0);
  }
}
