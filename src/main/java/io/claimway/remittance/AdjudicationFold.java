package io.claimway.remittance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds tonight's adjudications of one claim family into its book (SPEC §8.1): always the earliest
 * that can take effect, then from the start again. A reversal needs its adjudication on the book, a
 * correction needs the one before reversed; what cannot take effect is suspended, or waits. What is
 * booked is never reordered.
 */
public final class AdjudicationFold {

  /**
   * An original, its reversal and its correction make three; a payer that goes back and forth in
   * one night needs a few more.
   */
  private static final int MOST_EFFECTS = 50;

  private final LineAdjudicator lines;
  private final SuspenseRule suspense;
  private final LocalDate day;

  /**
   * A fold for one night.
   *
   * @param day the business date
   */
  public AdjudicationFold(AdjustmentClassifier classifier, DenialTriage triage, LocalDate day) {
    this.lines = new LineAdjudicator(classifier, triage);
    this.suspense = new SuspenseRule(day);
    this.day = day;
  }

  /**
   * Folds what is pending into the book of its family.
   *
   * @param pending in any order
   */
  public FamilyOutcome fold(FamilyBook book, List<PendingAdjudication> pending) {
    FamilyNight night = new FamilyNight(book, pending, lines, day);
    List<PendingAdjudication> waiting = new ArrayList<>(pending);
    waiting.sort(PendingAdjudication.TURN);
    Optional<PendingAdjudication> next = night.earliest(waiting);
    for (int effects = 0; next.isPresent() && effects < MOST_EFFECTS; effects++) {
      night.apply(next.get());
      waiting.remove(next.get());
      next = night.earliest(waiting);
    }
    for (PendingAdjudication left : waiting) {
      Objection objection = night.objection(left).orElse(null);
      String reason = suspense.reason(left, objection, night.canTakeEffect(left));
      night.suspend(left, reason, suspense.dueOn(left, objection, reason));
    }
    return night.outcome();
  }
}
