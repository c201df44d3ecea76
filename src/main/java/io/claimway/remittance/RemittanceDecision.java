package io.claimway.remittance;

/**
 * A person's word on a reported claim that could not be applied; the next night tries it by the
 * same gate.
 *
 * @param person id of who says so
 * @param because why, in words for whoever asks later
 */
public record RemittanceDecision(Action action, String person, String because) {

  /** What a person may say of it. */
  public enum Action {
    /** It speaks of this claim. */
    MATCH,
    /** It posts as it was reported, although it contradicts the claim. */
    ACCEPT,
    /** It is tried again. */
    RETRY
  }
}
