package io.claimway.x12.eligibility;

import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import java.util.List;

/**
 * A question about the coverage of one patient at one payer.
 *
 * @param payer NM1*PR
 * @param provider NM1*1P, who asks
 * @param subscriber NM1*IL with member id and, when the subscriber is the patient, demographics
 * @param dependent NM1*03 with demographics, or null when the subscriber is the patient
 * @param trace TRN that the answer will quote, unique for the asker
 * @param date DTP*291, the day or period that is asked about
 * @param serviceTypes EQ01, such as 30 or MH
 */
public record EligibilityQuestion(
    NamedLoop payer,
    NamedLoop provider,
    NamedLoop subscriber,
    NamedLoop dependent,
    TraceSegment trace,
    DateSegment date,
    List<String> serviceTypes) {

  public EligibilityQuestion {
    serviceTypes = List.copyOf(serviceTypes);
    if (serviceTypes.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot ask " + trace.number() + ": no service type is asked about");
    }
  }
}
