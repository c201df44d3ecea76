package io.claimway.remittance;

/**
 * What a reported claim speaks of, or why nobody can say.
 *
 * @param candidate null where it is not matched; likewise rule
 * @param reason null where it is matched
 * @param difference what the payer says otherwise of whom it is about, or null
 */
public record ClaimMatch(
    MatchCandidate candidate,
    MatchRule rule,
    Unmatched reason,
    ClaimParties.Difference difference) {

  /** Why a reported claim is not matched. */
  public enum Unmatched {
    NO_MATCH,
    AMBIGUOUS,
    /** Another reported claim has taken its only candidate. */
    CANDIDATE_TAKEN,
    /** The number is of a claim of somebody else. */
    PERSON_DIFFERS,
    /** The number is of a claim with which two independent facts disagree. */
    FACTS_DIFFER,
    REVERSAL_UNMATCHED
  }

  static ClaimMatch to(MatchCandidate candidate, MatchRule rule) {
    return new ClaimMatch(candidate, rule, null, null);
  }

  static ClaimMatch to(BilledClaim billed, MatchRule rule, ClaimParties said) {
    return new ClaimMatch(
        billed.candidate(), rule, null, billed.parties().difference(said).orElse(null));
  }

  static ClaimMatch none(Unmatched reason) {
    return new ClaimMatch(null, null, reason, null);
  }

  public boolean isFound() {
    return candidate != null;
  }
}
