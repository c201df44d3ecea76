package io.claimway.x12.eligibility;

import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.CoveredPerson;
import io.claimway.party.BillingEntity;
import io.claimway.party.Sex;
import io.claimway.party.payer.PayerProfile;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels of one 270 transaction: the payer, the billing entities that ask, and the persons whom
 * they ask about, a dependent under the subscriber.
 */
public final class InquiryLevels {

  /** TRN03, where a leading 9 says that the sender chose the id. */
  private static final String ORIGINATOR = "9CLAIMWAY1";

  private static final String SERVICE = "291";

  private final PayerProfile payer;
  private final List<EligibilityLevel> levels = new ArrayList<>();
  private String asking = "";

  public InquiryLevels(PayerProfile payer) {
    this.payer = payer;
    levels.add(
        EligibilityLevel.naming(
            "20",
            0,
            NamedLoop.of(NameSegment.organization("PR", payer.name(), "PI", payer.payerId()))));
  }

  /** Adds a question; those of one billing entity are given one after the other. */
  public void add(BillingEntity entity, CoverageQuestion question) {
    if (!entity.npi().equals(asking)) {
      asking = entity.npi();
      levels.add(
          EligibilityLevel.naming(
              "21",
              1,
              NamedLoop.of(NameSegment.organization("1P", entity.legalName(), "XX", asking))));
    }
    CoveredPerson holder = question.holder();
    NamedLoop subscriber =
        NamedLoop.of(
                NameSegment.person(
                    "IL", holder.lastName(), holder.firstName(), "", "", "MI", question.memberId()))
            .with(demographics(holder));
    if (question.dependent() == null) {
      levels.add(asked("22", 2, question, subscriber));
    } else {
      CoveredPerson patient = question.dependent();
      levels.add(EligibilityLevel.naming("22", 2, subscriber));
      levels.add(
          asked(
              "23",
              3,
              question,
              NamedLoop.of(
                      NameSegment.person(
                          "03", patient.lastName(), patient.firstName(), "", "", "", ""))
                  .with(demographics(patient))));
    }
  }

  public List<EligibilityLevel> levels() {
    return List.copyOf(levels);
  }

  private EligibilityLevel asked(String code, int depth, CoverageQuestion question, NamedLoop who) {
    return new EligibilityLevel(
        code,
        depth,
        List.of(TraceSegment.of("1", question.trace(), ORIGINATOR)),
        null,
        who.withDates(DateSegment.on(SERVICE, question.askedFor())),
        null,
        payer.serviceTypes().stream().map(EligibilityInquiry::about).toList(),
        null,
        null,
        0);
  }

  private static DemographicSegment demographics(CoveredPerson person) {
    String sex = person.sex() == Sex.FEMALE ? "F" : person.sex() == Sex.MALE ? "M" : "";
    return new DemographicSegment(person.birthDate(), sex);
  }
}
