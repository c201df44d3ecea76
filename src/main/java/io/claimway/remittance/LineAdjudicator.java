package io.claimway.remittance;

import io.claimway.worklist.WorkItemAdvice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the lines of a reported claim beside the billed lines that they speak of, and says what
 * their adjustments mean once they take effect.
 */
final class LineAdjudicator {
  private static final Set<AdjustmentClass> UNPAID =
      EnumSet.of(
          AdjustmentClass.DENIED,
          AdjustmentClass.PRIOR_PAYER,
          AdjustmentClass.PENDING,
          AdjustmentClass.FORWARDED);

  private final AdjustmentClassifier classifier;
  private final DenialTriage triage;

  LineAdjudicator(AdjustmentClassifier classifier, DenialTriage triage) {
    this.classifier = classifier;
    this.triage = triage;
  }

  /** The claim level, if anything stands there, and the lines; their adjustments undecided. */
  List<AdjudicatedLine> undecided(PendingAdjudication pending, List<BilledLine> billed) {
    ReportedClaim said = pending.reported();
    List<AdjudicatedLine> lines = new ArrayList<>();
    if (said.hasClaimLevel()) {
      lines.add(undecided(pending, 0, said.claimLevel(), null));
    }
    for (int place = 1; place <= said.lines().size(); place++) {
      ReportedLine line = said.lines().get(place - 1);
      lines.add(
          undecided(pending, place, line, LineMatcher.match(line, place, billed).orElse(null)));
    }
    return lines;
  }

  private AdjudicatedLine undecided(
      PendingAdjudication pending, int place, ReportedLine line, BilledLine billed) {
    List<String> remarks = remarks(pending.reported(), line);
    long allowed = line.paidCents();
    for (ReportedAdjustment adjustment : line.adjustments()) {
      if (classifier.isAllowed(adjustment, remarks, pending.paidOn())) {
        allowed += adjustment.cents();
      }
    }
    return new AdjudicatedLine(place, line, billed, allowed, List.of());
  }

  /** The same as they take effect on this claim. */
  List<AdjudicatedLine> adjudicated(
      PendingAdjudication pending, List<BilledLine> billed, ClaimStanding of) {
    return undecided(pending, billed).stream()
        .map(line -> line.decided(classes(pending, line.reported(), of)))
        .toList();
  }

  private List<AdjustmentClass> classes(
      PendingAdjudication pending, ReportedLine line, ClaimStanding of) {
    ReportedClaim said = pending.reported();
    List<String> remarks = remarks(said, line);
    LocalDate day = pending.paidOn();
    return line.adjustments().stream()
        .map(adjustment -> classifier.classify(adjustment, remarks, of.program(), day))
        .map(found -> found == AdjustmentClass.PATIENT ? patientPart(said, of) : found)
        .toList();
  }

  /** The patient's part is the patient's once nobody else is asked for it. */
  private static AdjustmentClass patientPart(ReportedClaim said, ClaimStanding of) {
    if (of.nextPayer() != null) {
      return AdjustmentClass.NEXT_PAYER;
    }
    return said.isForwarded() ? AdjustmentClass.FORWARDED : AdjustmentClass.PATIENT;
  }

  /** Whether part of the line is left to somebody else or for later, by the payer's word. */
  boolean hasUnpaidPart(PendingAdjudication pending, ReportedLine line) {
    List<String> remarks = remarks(pending.reported(), line);
    return line.adjustments().stream()
        .map(adjustment -> classifier.classify(adjustment, remarks, pending.paidOn()))
        .anyMatch(UNPAID::contains);
  }

  /** What to do about what is denied on these lines: by the adjustment that denies the most. */
  Optional<WorkItemAdvice> advice(
      PendingAdjudication pending, List<AdjudicatedLine> lines, LocalDate day) {
    return lines.stream()
        .flatMap(line -> line.of(AdjustmentClass.DENIED).map(each -> new Denied(line, each)))
        .max(Comparator.comparingLong(denied -> denied.adjustment().cents()))
        .map(
            denied ->
                triage.advise(
                    denied.adjustment(),
                    remarks(pending.reported(), denied.line().reported()),
                    day));
  }

  private record Denied(AdjudicatedLine line, ReportedAdjustment adjustment) {}

  /** A line's own remarks go before those of its claim. */
  private static List<String> remarks(ReportedClaim said, ReportedLine line) {
    List<String> remarks = new ArrayList<>(line.remarks());
    remarks.addAll(said.remarks());
    return remarks;
  }
}
