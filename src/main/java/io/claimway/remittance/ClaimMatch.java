package io.claimway.remittance;

/**
 * What a reported claim speaks of, or why nobody can say.
 *
 * @param candidate null where it is not matched; likewise rule
 * @param reason null where it is matched
 */
public record ClaimMatch(MatchCandidate candidate, MatchRule rule, Unmatched reason) {

  /** Why a reported claim is not matched. */
  public enum Unmatched {
    NO_MATCH,
    AMBIGUOUS,
    /** Another reported claim has taken its only candidate. */
    CANDIDATE_TAKEN,
    REVERSAL_UNMATCHED
  }

  static ClaimMatch to(MatchCandidate candidate, MatchRule rule) {
    return new ClaimMatch(candidate, rule, null);
  }

  static ClaimMatch none(Unmatched reason) {
    return new ClaimMatch(null, null, reason);
  }

  public boolean isFound() {
    return candidate != null;
  }
}
