package io.claimway.remittance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one payment decides about one version of a claim: one CLP, or several where the payer split
 * the claim (X221A1 §1.10.2.11). They are held together against the lines that they list (SPEC
 * §8.1).
 */
final class ReportedDecision {
  private final SentVersion sent;
  private final List<ReportedClaim> said;

  ReportedDecision(SentVersion sent, List<ReportedClaim> said) {
    this.sent = sent;
    this.said = List.copyOf(said);
  }

  /** What of it contradicts what was billed, if anything does. */
  Optional<Objection> objection() {
    if (said.stream().anyMatch(this::speaksOfUnbilled)) {
      return Optional.of(Objection.LINE_NOT_BILLED);
    }
    long stated = said.stream().mapToLong(ReportedClaim::chargeCents).sum();
    if (stated > sent.chargeCents()) {
      return Optional.of(Objection.CHARGE_ABOVE_BILLED);
    }
    boolean fits = stated == sent.chargeCents() || isOfListedLines(stated);
    return fits ? Optional.empty() : Optional.of(Objection.CHARGE_DIFFERS);
  }

  private boolean speaksOfUnbilled(ReportedClaim claim) {
    return claim.lines().stream()
        .filter(line -> line.chargeCents() != 0 || line.paidCents() != 0)
        .anyMatch(line -> !LineMatcher.isBilled(line, sent.lines()));
  }

  /** Whether each line that it lists is charged as it was billed, and nothing else is. */
  private boolean isOfListedLines(long stated) {
    Map<BilledLine, Long> charged = new HashMap<>();
    for (ReportedClaim claim : said) {
      if (claim.lines().isEmpty()) {
        return false;
      }
      for (int place = 1; place <= claim.lines().size(); place++) {
        ReportedLine line = claim.lines().get(place - 1);
        Optional<BilledLine> billed = LineMatcher.match(line, place, sent.lines());
        if (billed.isEmpty()) {
          return false;
        }
        charged.merge(billed.get(), line.chargeCents(), Long::sum);
      }
    }
    return charged.keySet().stream().mapToLong(BilledLine::chargeCents).sum() == stated
        && charged.entrySet().stream()
            .allMatch(each -> each.getKey().chargeCents() == each.getValue());
  }

  /** The numbers of the billed lines that a CLP speaks of; empty where it speaks of all. */
  static Set<Integer> lines(ReportedClaim claim, SentVersion sent) {
    Set<Integer> numbers = new HashSet<>();
    for (int place = 1; place <= claim.lines().size(); place++) {
      Optional<BilledLine> billed =
          LineMatcher.match(claim.lines().get(place - 1), place, sent.lines());
      if (billed.isEmpty()) {
        return Set.of();
      }
      numbers.add(billed.get().lineNumber());
    }
    boolean all = claim.hasClaimLevel() || numbers.size() == sent.lines().size();
    return all ? Set.of() : numbers;
  }
}
