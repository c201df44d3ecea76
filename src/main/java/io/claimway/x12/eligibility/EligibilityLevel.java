package io.claimway.x12.eligibility;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import java.util.List;

/**
 * A hierarchical level of a 270 or 271: a party, and what is asked or told about it.
 *
 * @param code HL03: 20 source, 21 receiver, 22 subscriber, 23 dependent
 * @param depth how many levels stand above it; the writer derives HL01, HL02 and HL04
 * @param traces TRN
 * @param levelRejections AAA before the name: the request as a whole was refused
 * @param party 2100, or null where the source could not be named
 * @param rejections AAA behind the name
 * @param inquiries 2110 of a 270
 * @param benefits 2110 of a 271
 * @param kept INS, HI, MPI and others that stand before 2110, in their order
 * @param ordinal the HL's place in its transaction counted from ST = 1, or 0 for one that was not
 *     read
 */
public record EligibilityLevel(
    String code,
    int depth,
    List<TraceSegment> traces,
    List<RequestValidation> levelRejections,
    NamedLoop party,
    List<RequestValidation> rejections,
    List<EligibilityInquiry> inquiries,
    List<BenefitLoop> benefits,
    List<KeptSegment> kept,
    int ordinal) {

  public EligibilityLevel {
    code = Absent.text(code);
    traces = Absent.list(traces);
    levelRejections = Absent.list(levelRejections);
    rejections = Absent.list(rejections);
    inquiries = Absent.list(inquiries);
    benefits = Absent.list(benefits);
    kept = Absent.list(kept);
  }

  /** A payer or provider that only is named. */
  public static EligibilityLevel naming(String code, int depth, NamedLoop party) {
    return new EligibilityLevel(code, depth, null, null, party, null, null, null, null, 0);
  }
}
