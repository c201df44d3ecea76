package io.claimway.x12.eligibility;

import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.NamedLoop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One 270 transaction: questions of a provider to a payer, brought into hierarchical levels. */
public final class EligibilityBatch {

  /** The most patients of a transaction in a batch (guide section 1.4.1). */
  public static final int MOST_PATIENTS = 99;

  private EligibilityBatch() {}

  /**
   * The header of a transaction of questions.
   *
   * @param control ST02
   * @param reference BHT03, which the answer quotes
   * @param time HHMM
   */
  public static HierarchicalHeader header(
      String control, String reference, LocalDate date, String time) {
    return new HierarchicalHeader(
        control, EligibilityWriter.GUIDE, "0022", "13", reference, date, time, "");
  }

  /**
   * The levels of the questions in their order; questions that follow each other share payer,
   * provider and subscriber where these are equal.
   */
  public static List<EligibilityLevel> levels(List<EligibilityQuestion> questions) {
    if (questions.size() > MOST_PATIENTS) {
      throw new IllegalArgumentException(
          "Cannot ask about "
              + questions.size()
              + " patients in one transaction: there is room for "
              + MOST_PATIENTS);
    }
    List<EligibilityLevel> levels = new ArrayList<>(questions.size() + 2);
    EligibilityQuestion before = null;
    for (EligibilityQuestion question : questions) {
      boolean samePayer = before != null && before.payer().equals(question.payer());
      boolean sameProvider = samePayer && before.provider().equals(question.provider());
      if (!samePayer) {
        levels.add(EligibilityLevel.naming("20", 0, question.payer()));
      }
      if (!sameProvider) {
        levels.add(EligibilityLevel.naming("21", 1, question.provider()));
      }
      if (question.dependent() == null) {
        levels.add(asking("22", 2, question.subscriber(), question));
      } else {
        boolean sameSubscriber =
            sameProvider
                && before.dependent() != null
                && before.subscriber().equals(question.subscriber());
        if (!sameSubscriber) {
          levels.add(EligibilityLevel.naming("22", 2, question.subscriber()));
        }
        levels.add(asking("23", 3, question.dependent(), question));
      }
      before = question;
    }
    return levels;
  }

  private static EligibilityLevel asking(
      String code, int depth, NamedLoop patient, EligibilityQuestion question) {
    List<EligibilityInquiry> inquiries =
        question.serviceTypes().stream().map(EligibilityInquiry::about).toList();
    NamedLoop dated = patient.withDates(question.date());
    return new EligibilityLevel(
        code, depth, List.of(question.trace()), null, dated, null, inquiries, null, null, 0);
  }
}
