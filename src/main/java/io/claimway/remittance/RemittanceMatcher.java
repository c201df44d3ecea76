package io.claimway.remittance;

import io.claimway.remittance.ClaimMatch.Unmatched;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which claim version each reported claim of a night speaks of (SPEC §8.1): by the control
 * number it quotes, then by the payer's own number, then by what it describes. Nothing is guessed:
 * several candidates are none, a claim of another person is no candidate, and one that nothing but
 * its description points to is given to one reported claim a night.
 *
 * <p>One for all of a night; reported claims come in canonical order.
 */
public final class RemittanceMatcher {
  /** As many independent facts that disagree make it another claim than the number says. */
  private static final int CONTRADICTED = 2;

  private final Set<Long> taken = new HashSet<>();

  /** The match that a person says. */
  public ClaimMatch byPerson(ClaimParties said, BilledClaim meant) {
    return ClaimMatch.to(meant, MatchRule.PERSON, said);
  }

  /**
   * The match by control number, or why the claim that it names cannot be meant; nothing where it
   * names none.
   */
  public Optional<ClaimMatch> byControlNumber(ClaimParties said, List<BilledClaim> candidates) {
    List<BilledClaim> distinct = candidates.stream().distinct().toList();
    if (distinct.size() != 1) {
      return Optional.empty();
    }
    BilledClaim only = distinct.get(0);
    if (only.parties().isAnotherPerson(said)) {
      return Optional.of(ClaimMatch.none(Unmatched.PERSON_DIFFERS));
    }
    if (only.parties().disagreements(said) >= CONTRADICTED) {
      return Optional.of(ClaimMatch.none(Unmatched.FACTS_DIFFER));
    }
    return Optional.of(ClaimMatch.to(only, MatchRule.CONTROL_NUMBER, said));
  }

  /** The match by the payer's own number, if it is of one claim alone and of the same person. */
  public Optional<ClaimMatch> byPayerNumber(ClaimParties said, List<BilledClaim> candidates) {
    List<BilledClaim> meant =
        candidates.stream()
            .filter(
                claim -> claim.parties().isSamePerson(said) || claim.parties().isNamedLike(said))
            .filter(claim -> claim.parties().disagreements(said) < CONTRADICTED)
            .toList();
    if (meant.stream().map(claim -> claim.candidate().claimId()).distinct().count() != 1) {
      return Optional.empty();
    }
    return meant.stream()
        .max(Comparator.comparingInt(claim -> claim.candidate().version()))
        .map(newest -> ClaimMatch.to(newest, MatchRule.PAYER_CLAIM_NUMBER, said));
  }

  /**
   * The match by description, or why there is none; call it for what no number matched.
   *
   * @param reversal whether the reported claim takes an earlier one back: it may share its claim
   *     with the correction
   */
  public ClaimMatch byDescription(
      boolean reversal, ClaimParties said, List<BilledClaim> candidates) {
    List<BilledClaim> meant =
        candidates.stream().filter(claim -> claim.parties().isSamePerson(said)).distinct().toList();
    if (meant.isEmpty()) {
      return ClaimMatch.none(reversal ? Unmatched.REVERSAL_UNMATCHED : Unmatched.NO_MATCH);
    }
    if (meant.size() > 1) {
      return ClaimMatch.none(Unmatched.AMBIGUOUS);
    }
    BilledClaim only = meant.get(0);
    if (!reversal && !taken.add(only.candidate().claimId())) {
      return ClaimMatch.none(Unmatched.CANDIDATE_TAKEN);
    }
    return ClaimMatch.to(only, MatchRule.RANKED, said);
  }
}
