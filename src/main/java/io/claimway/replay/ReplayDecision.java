package io.claimway.replay;

import io.claimway.claim.Claim;
import java.util.List;

/**
 * What a replay would do with one rejected claim.
 *
 * @param reason in words, never PHI
 * @param claim the claim as today's facts and rules make it; null unless the action is NEW
 * @param changes what it says otherwise than the one that was delivered, without PHI
 */
public record ReplayDecision(
    RejectedClaim rejected, ReplayAction action, String reason, Claim claim, List<String> changes) {

  public ReplayDecision {
    changes = List.copyOf(changes);
  }

  /** What is at stake: the new charge, or the old one where there is no new claim. */
  public long chargeCents() {
    return (claim == null ? rejected.filed().content() : claim).chargeCents();
  }

  /** The version to send under a plan. */
  public Claim version(String planId) {
    if (action != ReplayAction.NEW) {
      throw new IllegalStateException(
          "Cannot send " + rejected.patientControlNumber() + ": its action is " + action);
    }
    return claim.as(rejected.filed().version() + 1, "1", "REPLAY", null, planId);
  }
}
