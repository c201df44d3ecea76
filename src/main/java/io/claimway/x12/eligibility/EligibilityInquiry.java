package io.claimway.x12.eligibility;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.List;

/**
 * Loop 2110 of a 270: an EQ, what is asked.
 *
 * @param serviceTypes EQ01, one or several
 * @param procedure EQ02, or null
 * @param level EQ03: IND or FAM
 * @param pointers EQ05, places of diagnoses
 * @param amounts AMT
 * @param references REF*9F, REF*G1
 * @param dates DTP*291
 * @param kept III and others, in their order
 */
public record EligibilityInquiry(
    List<String> serviceTypes,
    ProcedureCode procedure,
    String level,
    List<String> pointers,
    List<AmountSegment> amounts,
    List<ReferenceSegment> references,
    List<DateSegment> dates,
    List<KeptSegment> kept) {

  public EligibilityInquiry {
    serviceTypes = Absent.list(serviceTypes);
    level = Absent.text(level);
    pointers = Absent.list(pointers);
    amounts = Absent.list(amounts);
    references = Absent.list(references);
    dates = Absent.list(dates);
    kept = Absent.list(kept);
  }

  /** A question about one service type. */
  public static EligibilityInquiry about(String serviceType) {
    return new EligibilityInquiry(List.of(serviceType), null, "", null, null, null, null, null);
  }
}
