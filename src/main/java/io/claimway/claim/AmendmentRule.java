package io.claimway.claim;

import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import java.util.Set;

/** Decides the smallest correct action for a claim whose sessions changed after it was built. */
final class AmendmentRule {

  /**
   * Nothing of the claim was ever taken in by the payer: it is rebuilt as a new original, or just
   * closed.
   */
  private static final Set<String> NEVER_TAKEN = Set.of("READY", "WITHHELD", "REJECTED");

  private static final Set<String> UNDER_WAY = Set.of("FILED", "SUBMITTED", "FILE_ACCEPTED");

  private final PayerProfiles profiles;

  AmendmentRule(PayerProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * What happens to the claim.
   *
   * @param claim the version to send; null when none is
   * @param waitsFor why nothing can be sent yet; null otherwise
   * @param closes whether the claim ends without being sent
   */
  record Action(Claim claim, HoldCode waitsFor, boolean closes) {
    static final Action NONE = new Action(null, null, false);
    static final Action CLOSE = new Action(null, null, true);
  }

  /**
   * Decides.
   *
   * @param rebuilt the claim as today's facts make it; null when no session of it is left
   */
  Action decide(FiledVersion filed, Claim rebuilt) {
    boolean voided = filed.state().equals("VOIDED");
    if (rebuilt == null ? voided : !voided && sameContent(filed.content(), rebuilt)) {
      return Action.NONE;
    }
    if (voided) {
      return new Action(version(filed, rebuilt, "1", "AMENDMENT", null), null, false);
    }
    if (NEVER_TAKEN.contains(filed.state())) {
      return rebuilt == null
          ? Action.CLOSE
          : new Action(version(filed, rebuilt, "1", "AMENDMENT", null), null, false);
    }
    if (UNDER_WAY.contains(filed.state())) {
      return new Action(null, HoldCode.AWAITING_PAYER_CLAIM_NUMBER, false);
    }
    if (filed.state().equals("ACCEPTED")) {
      return new Action(null, HoldCode.AWAITING_ADJUDICATION, false);
    }
    return adjudicated(filed, rebuilt);
  }

  private static boolean sameContent(Claim sent, Claim rebuilt) {
    return ClaimContent.sha256(rebuilt).equals(ClaimContent.sha256(sent));
  }

  private Action adjudicated(FiledVersion filed, Claim rebuilt) {
    if (!profiles.find(filed.content().payer()).map(PayerProfile::replacements).orElse(false)) {
      return new Action(null, HoldCode.EDIT_FAILED, false);
    }
    if (filed.payerClaimNumber() == null) {
      return new Action(null, HoldCode.AWAITING_PAYER_CLAIM_NUMBER, false);
    }
    Claim next =
        rebuilt == null
            ? version(filed, filed.content(), "8", "VOID", filed.payerClaimNumber())
            : version(filed, rebuilt, "7", "AMENDMENT", filed.payerClaimNumber());
    return new Action(next, null, false);
  }

  private static Claim version(
      FiledVersion filed, Claim content, String frequency, String reason, String payerClaimNumber) {
    return content
        .withNaturalKey(filed.content().naturalKey())
        .as(filed.version() + 1, frequency, reason, payerClaimNumber, null);
  }
}
