package io.claimway.remittance;

import io.claimway.remittance.ClaimMatch.Unmatched;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which claim version each reported claim of a night speaks of (SPEC §8.1): by the control
 * number it quotes, then by the payer's own number, then by what it describes. Nothing is guessed:
 * several candidates are none, and a claim that nothing but its description points to is given to
 * one reported claim a night.
 *
 * <p>One for all of a night; reported claims come in canonical order.
 */
public final class RemittanceMatcher {
  private final Set<Long> taken = new HashSet<>();

  /** The match by an exact key, if its candidates are one claim version alone. */
  public Optional<ClaimMatch> byKey(MatchRule rule, List<MatchCandidate> candidates) {
    List<MatchCandidate> distinct = candidates.stream().distinct().toList();
    return distinct.size() == 1
        ? Optional.of(ClaimMatch.to(distinct.get(0), rule))
        : Optional.empty();
  }

  /**
   * The match by description, or why there is none; call it for what no key matched.
   *
   * @param reversal whether the reported claim takes an earlier one back: it may share its claim
   *     with the correction
   */
  public ClaimMatch byDescription(boolean reversal, List<MatchCandidate> candidates) {
    List<MatchCandidate> distinct = candidates.stream().distinct().toList();
    if (distinct.isEmpty()) {
      return ClaimMatch.none(reversal ? Unmatched.REVERSAL_UNMATCHED : Unmatched.NO_MATCH);
    }
    if (distinct.size() > 1) {
      return ClaimMatch.none(Unmatched.AMBIGUOUS);
    }
    MatchCandidate only = distinct.get(0);
    if (!reversal && !taken.add(only.claimId())) {
      return ClaimMatch.none(Unmatched.CANDIDATE_TAKEN);
    }
    return ClaimMatch.to(only, MatchRule.RANKED);
  }
}
