package io.claimway.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Claims of a plan with one root cause: the same answer, action and difference.
 *
 * @param claims in order of their control numbers, at least one
 */
public record ReplayGroup(String root, List<PlannedClaim> claims) {

  public ReplayGroup {
    claims = List.copyOf(claims);
  }

  public ReplayAction action() {
    return claims.get(0).action();
  }

  public long chargeCents() {
    return claims.stream().mapToLong(PlannedClaim::chargeCents).sum();
  }

  /** The groups of these claims: what can be sent first, then the most dollars first. */
  public static List<ReplayGroup> of(List<PlannedClaim> claims) {
    Map<String, List<PlannedClaim>> byRoot = new TreeMap<>();
    claims.stream()
        .sorted(Comparator.comparing(PlannedClaim::patientControlNumber))
        .forEach(
            claim -> byRoot.computeIfAbsent(claim.root(), root -> new ArrayList<>()).add(claim));
    List<ReplayGroup> groups = new ArrayList<>();
    byRoot.forEach((root, members) -> groups.add(new ReplayGroup(root, members)));
    groups.sort(
        Comparator.comparing(ReplayGroup::action)
            .thenComparing(Comparator.comparingLong(ReplayGroup::chargeCents).reversed())
            .thenComparing(ReplayGroup::root));
    return groups;
  }
}
