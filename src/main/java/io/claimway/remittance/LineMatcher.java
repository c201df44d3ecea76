package io.claimway.remittance;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the billed line that a reported line speaks of: by line control number, then by procedure
 * and charge, the modifiers and the place deciding between several. A payer that drops a modifier
 * does not break a match; a line that it split or unbundled is charged in parts.
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
                .thenComparing(line -> line.chargeCents() != Math.abs(reported.chargeCents()))
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
        || (isOfCode(reported, line) && Math.abs(reported.chargeCents()) <= line.chargeCents());
  }

  private static boolean isOfCode(ReportedLine reported, BilledLine line) {
    return line.procedureCode().equals(reported.procedureCode());
  }

  /** Whether any billed line explains it, whatever its charge: a payer may bundle several. */
  static boolean isBilled(ReportedLine reported, List<BilledLine> billed) {
    return billed.stream().anyMatch(line -> isNamed(reported, line) || isOfCode(reported, line));
  }
}
