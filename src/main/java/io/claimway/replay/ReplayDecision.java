package io.claimway.replay;

import io.claimway.claim.Claim;
import io.claimway.claim.edit.EditFinding;
import java.util.List;

/**
 * What a replay would do with one rejected claim.
 *
 * @param reason in words, never PHI
 * @param claim the claim as today's facts and rules make it; null where nothing is sent
 * @param changes what it says otherwise than the one that was delivered, without PHI
 * @param noted what edits put right in it, or warn of
 */
public record ReplayDecision(
    RejectedClaim rejected,
    ReplayAction action,
    String reason,
    Claim claim,
    List<String> changes,
    List<EditFinding> noted) {

  public ReplayDecision {
    changes = List.copyOf(changes);
    noted = List.copyOf(noted);
  }

  /** What is at stake: the new charge, or the old one where there is no new claim. */
  public long chargeCents() {
    return (claim == null ? rejected.lineage().newest().content() : claim).chargeCents();
  }

  /** The version to send under a plan. */
  public Claim version(String planId) {
    if (!action.sends()) {
      throw new IllegalStateException(
          "Cannot send " + rejected.patientControlNumber() + ": its action is " + action);
    }
    return claim.as(
        rejected.lineage().newest().version() + 1,
        claim.frequency(),
        "REPLAY",
        claim.payerClaimNumber(),
        planId);
  }
}
