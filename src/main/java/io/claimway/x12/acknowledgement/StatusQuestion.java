package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A question about the status of one claim.
 *
 * @param payer NM1*PR
 * @param receiver NM1*41, who asks
 * @param provider NM1*1P, for whom
 * @param subscriber NM1*IL with member id and, when the subscriber is the patient, demographics
 * @param dependent NM1*QC with demographics, or null when the subscriber is the patient
 * @param trace TRN that the answer will quote, unique for the asker
 * @param references REF*1K payer claim number, REF*EJ patient control number and others
 * @param chargeCents AMT*T3
 * @param served DTP*472
 */
public record StatusQuestion(
    NamedLoop payer,
    NamedLoop receiver,
    NamedLoop provider,
    NamedLoop subscriber,
    NamedLoop dependent,
    TraceSegment trace,
    List<ReferenceSegment> references,
    long chargeCents,
    DateSegment served) {

  public StatusQuestion {
    references = List.copyOf(references);
  }

  /**
   * The header of a 276.
   *
   * @param control ST02
   * @param reference BHT03
   * @param time HHMM
   */
  public static HierarchicalHeader header(
      String control, String reference, LocalDate date, String time) {
    return new HierarchicalHeader(
        control, ClaimStatusWriter.STATUS_GUIDE, "0010", "13", reference, date, time, "");
  }

  /**
   * The levels of a 276 with these questions in their order, equal ones that follow each other
   * shared.
   */
  public static List<StatusLevel> levels(List<StatusQuestion> questions) {
    List<StatusLevel> levels = new ArrayList<>(questions.size() + 3);
    StatusQuestion before = null;
    for (StatusQuestion question : questions) {
      boolean samePayer = before != null && before.payer.equals(question.payer);
      boolean sameReceiver = samePayer && before.receiver.equals(question.receiver);
      boolean sameProvider = sameReceiver && before.provider.equals(question.provider);
      if (!samePayer) {
        levels.add(StatusLevel.of("20", 0, question.payer, List.of()));
      }
      if (!sameReceiver) {
        levels.add(StatusLevel.of("21", 1, question.receiver, List.of()));
      }
      if (!sameProvider) {
        levels.add(StatusLevel.of("19", 2, question.provider, List.of()));
      }
      if (question.dependent == null) {
        levels.add(person("22", 3, question.subscriber, List.of(question.asked())));
      } else {
        levels.add(person("22", 3, question.subscriber, List.of()));
        levels.add(person("23", 4, question.dependent, List.of(question.asked())));
      }
      before = question;
    }
    return levels;
  }

  private static StatusLevel person(
      String code, int depth, NamedLoop person, List<StatusTrace> traces) {
    DemographicSegment demographics = traces.isEmpty() ? null : person.demographics();
    return new StatusLevel(
        code, depth, demographics, List.of(person.identityOnly()), traces, null, 0);
  }

  private StatusTrace asked() {
    List<AmountSegment> amounts = List.of(new AmountSegment("T3", chargeCents));
    return new StatusTrace(trace, null, references, null, amounts, List.of(served), null, null);
  }
}
