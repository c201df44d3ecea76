package io.claimway.x12.eligibility;

import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.CoveredPerson;
import io.claimway.eligibility.InquiryFile;
import io.claimway.party.BillingEntity;
import io.claimway.party.Sex;
import io.claimway.party.partner.PartnerEnvelope;
import io.claimway.party.payer.PayerProfile;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/**
 * A 270 file on its way to a payer: the partner's envelope around transactions of questions. What
 * is given decides all bytes.
 */
public final class InquiryInterchange {

  /** TRN03, where a leading 9 says that the sender chose the id. */
  private static final String ORIGINATOR = "9CLAIMWAY1";

  private final PayerProfile payer;
  private final NamedLoop source;
  private final Function<CoverageQuestion, BillingEntity> asking;

  private InquiryInterchange(PayerProfile payer, Function<CoverageQuestion, BillingEntity> asking) {
    this.payer = payer;
    this.source = NamedLoop.of(NameSegment.organization("PR", payer.name(), "PI", payer.payerId()));
    this.asking = asking;
  }

  /**
   * The bytes of a file.
   *
   * @param envelope of the partner that it goes to
   * @param date the run's business date
   * @param control ISA13 and GS06: the interchange has one group
   * @param asking who asks: the billing entity that would bill
   */
  public static byte[] render(
      PayerProfile payer,
      PartnerEnvelope envelope,
      LocalDate date,
      long control,
      List<List<CoverageQuestion>> transactions,
      Function<CoverageQuestion, BillingEntity> asking) {
    SegmentWriter out = new SegmentWriter(Delimiters.USUAL);
    String time = DateTimeFormatter.ofPattern("HHmm").format(envelope.time());
    InquiryInterchange file = new InquiryInterchange(payer, asking);
    try (EligibilityWriter writer = EligibilityWriter.to(out)) {
      // The 271 is the answer: no TA1 is asked for.
      writer.open(
          InterchangeHeader.of(envelope, date, control),
          GroupHeader.of("HS", envelope, date, control, EligibilityWriter.GUIDE));
      for (int i = 0; i < transactions.size(); i++) {
        String transaction = InquiryFile.control(i);
        String batch = "%09d%s".formatted(control, transaction);
        writer.write(
            "270",
            EligibilityBatch.header(transaction, batch, date, time),
            EligibilityBatch.levels(transactions.get(i).stream().map(file::question).toList()));
      }
    }
    return out.bytes();
  }

  private EligibilityQuestion question(CoverageQuestion question) {
    BillingEntity entity = asking.apply(question);
    CoveredPerson holder = question.holder();
    NamedLoop subscriber =
        NamedLoop.of(
            NameSegment.person(
                "IL", holder.lastName(), holder.firstName(), "", "", "MI", question.memberId()));
    CoveredPerson patient = question.dependent();
    return new EligibilityQuestion(
        source,
        NamedLoop.of(NameSegment.organization("1P", entity.legalName(), "XX", entity.npi())),
        subscriber.with(demographics(holder)),
        patient == null
            ? null
            : NamedLoop.of(
                    NameSegment.person(
                        "03", patient.lastName(), patient.firstName(), "", "", "", ""))
                .with(demographics(patient)),
        TraceSegment.of("1", question.trace(), ORIGINATOR),
        DateSegment.on("291", question.askedFor()),
        payer.eligibility().serviceTypes());
  }

  private static DemographicSegment demographics(CoveredPerson person) {
    String sex = person.sex() == Sex.FEMALE ? "F" : person.sex() == Sex.MALE ? "M" : "";
    return new DemographicSegment(person.birthDate(), sex);
  }
}
