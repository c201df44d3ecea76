package io.claimway.remittance;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the billed line that a reported line speaks of: by line control number, then by procedure
 * and charge, the modifiers and the place deciding between several. A payer that drops a modifier
 * does not break a match.
 */
public final class LineMatcher {
  private LineMatcher() {}

  /**
   * The billed line, if any fits.
   *
   * @param place of the reported line in its claim, from 1
   */
  public static Optional<BilledLine> match(
      ReportedLine reported, int place, List<BilledLine> billed) {
    return billed.stream()
        .filter(line -> isCandidate(reported, line))
        .min(
            Comparator.comparing((BilledLine line) -> !isNamed(reported, line))
                .thenComparing(line -> !line.modifiers().equals(reported.modifiers()))
                .thenComparing(
                    line -> !new HashSet<>(line.modifiers()).containsAll(reported.modifiers()))
                .thenComparing(line -> line.lineNumber() != place)
                .thenComparing(BilledLine::lineNumber));
  }

  private static boolean isNamed(ReportedLine reported, BilledLine line) {
    return line.lineControlNumber().equals(reported.lineControlNumber());
  }

  private static boolean isCandidate(ReportedLine reported, BilledLine line) {
    return isNamed(reported, line)
        || (line.procedureCode().equals(reported.procedureCode())
            && line.chargeCents() == Math.abs(reported.chargeCents()));
  }
}
