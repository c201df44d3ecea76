package io.claimway.remittance;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reported line beside what it speaks of.
 *
 * @param line place in the claim, 0 for what stands at claim level
 * @param billed null where no billed line fits
 * @param allowedCents paid, the patient's share, and what else lowers the payment and not the price
 * @param classes of its adjustments, in their order; empty until the adjudication takes effect
 */
public record AdjudicatedLine(
    int line,
    ReportedLine reported,
    BilledLine billed,
    long allowedCents,
    List<AdjustmentClass> classes) {

  public AdjudicatedLine {
    classes = List.copyOf(classes);
  }

  /** The same as it takes effect. */
  AdjudicatedLine decided(List<AdjustmentClass> itsClasses) {
    return new AdjudicatedLine(line, reported, billed, allowedCents, itsClasses);
  }

  /** Its adjustments of a class, in order. */
  Stream<ReportedAdjustment> of(AdjustmentClass wanted) {
    return IntStream.range(0, classes.size())
        .filter(place -> classes.get(place) == wanted)
        .mapToObj(place -> reported.adjustments().get(place));
  }

  /** The number of the billed line, or null. */
  Integer lineNumber() {
    return billed == null ? null : billed.lineNumber();
  }
}
