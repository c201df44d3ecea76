package io.claimway.claim;

import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;

/**
 * Decides the smallest correct action for a claim whose sessions changed after it was built (DOMAIN
 * §7): nothing, another original while the payer has none, a replacement or a void of the version
 * that it has; never a new original beside a live one.
 */
final class AmendmentRule {

  private final PayerProfiles profiles;

  AmendmentRule(PayerProfiles profiles) {
    this.profiles = profiles;
  }

  /**
   * What happens to the claim.
   *
   * @param claim the version to send; null when none is
   * @param waitsFor why nothing can be sent yet; null otherwise
   * @param ends how it ends without a version being sent
   */
  record Action(Claim claim, HoldCode waitsFor, End ends) {
    static final Action NONE = new Action(null, null, End.NOT);
    static final Action CLOSE = new Action(null, null, End.CLOSES);
    static final Action WITHDRAW = new Action(null, null, End.WITHDRAWS);

    static Action send(Claim claim) {
      return new Action(claim, null, End.NOT);
    }

    static Action wait(HoldCode why) {
      return new Action(null, why, End.NOT);
    }

    boolean changes() {
      return claim != null || ends != End.NOT;
    }
  }

  /** What becomes of a claim of which nothing is sent. */
  enum End {
    NOT,
    /** Nothing of it was ever taken in: it is over. */
    CLOSES,
    /** Its newest version is no longer wanted: the live one stands. */
    WITHDRAWS
  }

  /**
   * Decides.
   *
   * @param rebuilt the claim as today's facts make it; null when no session of it is left
   */
  Action decide(Lineage lineage, Claim rebuilt) {
    if (lineage.ended()) {
      return rebuilt == null ? Action.NONE : Action.send(original(lineage, rebuilt));
    }
    StandingVersion newest = lineage.newest();
    if (newest.state().restsWithUs()) {
      return lineage.live() == null ? never(lineage, rebuilt) : refused(lineage, rebuilt);
    }
    if (says(newest, rebuilt)) {
      return Action.NONE;
    }
    if (lineage.origin() == LineageOrigin.CROSSOVER && lineage.live() == null) {
      return Action.wait(HoldCode.AWAITING_ADJUDICATION);
    }
    if (newest.state().underWay()) {
      return Action.wait(
          newest.isVoid() ? HoldCode.AWAITING_ADJUDICATION : HoldCode.AWAITING_PAYER_CLAIM_NUMBER);
    }
    return next(lineage, newest, rebuilt);
  }

  /** Nothing of the claim is with the payer. */
  private static Action never(Lineage lineage, Claim rebuilt) {
    if (rebuilt == null) {
      return Action.CLOSE;
    }
    return says(lineage.newest(), rebuilt) ? Action.NONE : Action.send(original(lineage, rebuilt));
  }

  /** The payer has a version, and the newest one did not reach it. */
  private Action refused(Lineage lineage, Claim rebuilt) {
    StandingVersion newest = lineage.newest();
    boolean withdrawn = newest.state() == ClaimState.WITHDRAWN;
    if (says(lineage.live(), rebuilt)) {
      return withdrawn ? Action.NONE : Action.WITHDRAW;
    }
    boolean again =
        says(newest, rebuilt)
            && newest.content().payerClaimNumber() != null
            && newest.content().payerClaimNumber().equals(lineage.payerClaimNumber());
    return again && !withdrawn ? Action.NONE : next(lineage, lineage.live(), rebuilt);
  }

  /** Replaces or voids the version that the payer has. */
  private Action next(Lineage lineage, StandingVersion live, Claim rebuilt) {
    if (!live.state().decided()) {
      return Action.wait(HoldCode.AWAITING_ADJUDICATION);
    }
    if (!profiles.find(live.content().payer()).map(PayerProfile::replacements).orElse(false)) {
      return Action.wait(HoldCode.EDIT_FAILED);
    }
    if (lineage.payerClaimNumber() == null) {
      return Action.wait(HoldCode.AWAITING_PAYER_CLAIM_NUMBER);
    }
    return Action.send(
        rebuilt == null
            ? version(lineage, live.content(), ClaimFrequency.VOID, "VOID")
            : version(lineage, rebuilt, ClaimFrequency.REPLACEMENT, "AMENDMENT"));
  }

  /** Whether a version says what is wanted: a void wants no session to be billed. */
  private static boolean says(StandingVersion version, Claim rebuilt) {
    return rebuilt == null ? version.isVoid() : !version.isVoid() && version.says(rebuilt);
  }

  private static Claim original(Lineage lineage, Claim content) {
    return version(lineage, content, ClaimFrequency.ORIGINAL, "AMENDMENT");
  }

  private static Claim version(
      Lineage lineage, Claim content, ClaimFrequency frequency, String reason) {
    return content
        .withNaturalKey(lineage.naturalKey())
        .as(
            lineage.newest().version() + 1,
            frequency.code(),
            reason,
            frequency == ClaimFrequency.ORIGINAL ? null : lineage.payerClaimNumber(),
            null);
  }
}
