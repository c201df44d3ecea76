package io.claimway.remittance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lays the lines of a reported claim beside the billed lines that they speak of, and says what
 * their adjustments mean once they take effect.
 */
final class LineAdjudicator {
  private static final String PATIENT_RESPONSIBILITY = "PR";

  private static final Set<AdjustmentClass> UNPAID =
      EnumSet.of(
          AdjustmentClass.DENIED,
          AdjustmentClass.PRIOR_PAYER,
          AdjustmentClass.PENDING,
          AdjustmentClass.FORWARDED);

  private final AdjustmentClassifier classifier;

  LineAdjudicator(AdjustmentClassifier classifier) {
    this.classifier = classifier;
  }

  /** The claim level, if anything stands there, and the lines; their adjustments undecided. */
  List<AdjudicatedLine> undecided(ReportedClaim said, List<BilledLine> billed) {
    List<AdjudicatedLine> lines = new ArrayList<>();
    if (said.hasClaimLevel()) {
      lines.add(undecided(said, 0, said.claimLevel(), null));
    }
    for (int place = 1; place <= said.lines().size(); place++) {
      ReportedLine line = said.lines().get(place - 1);
      lines.add(undecided(said, place, line, LineMatcher.match(line, place, billed).orElse(null)));
    }
    return lines;
  }

  private AdjudicatedLine undecided(
      ReportedClaim said, int place, ReportedLine line, BilledLine billed) {
    long patient = 0;
    for (ReportedAdjustment adjustment : line.adjustments()) {
      if (adjustment.group().equals(PATIENT_RESPONSIBILITY)
          && classifier.classify(adjustment, remarks(said, line)) == AdjustmentClass.PATIENT) {
        patient += adjustment.cents();
      }
    }
    return new AdjudicatedLine(place, line, billed, line.paidCents() + patient, List.of());
  }

  /** The same as they take effect on this claim. */
  List<AdjudicatedLine> adjudicated(ReportedClaim said, List<BilledLine> billed, ClaimStanding of) {
    return undecided(said, billed).stream()
        .map(line -> line.decided(classes(said, line.reported(), of)))
        .toList();
  }

  private List<AdjustmentClass> classes(ReportedClaim said, ReportedLine line, ClaimStanding of) {
    List<String> remarks = remarks(said, line);
    return line.adjustments().stream()
        .map(adjustment -> classifier.classify(adjustment, remarks, of.program()))
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
  boolean hasUnpaidPart(ReportedClaim said, ReportedLine line) {
    return line.adjustments().stream()
        .map(adjustment -> classifier.classify(adjustment, remarks(said, line)))
        .anyMatch(UNPAID::contains);
  }

  /** A line's own remarks go before those of its claim. */
  private static List<String> remarks(ReportedClaim said, ReportedLine line) {
    List<String> remarks = new ArrayList<>(line.remarks());
    remarks.addAll(said.remarks());
    return remarks;
  }
}
