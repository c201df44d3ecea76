package io.claimway.replay;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimFrequency;
import io.claimway.claim.ClaimState;
import io.claimway.claim.ClientOutcome;
import io.claimway.claim.Hold;
import io.claimway.claim.Lineage;
import io.claimway.claim.StandingVersion;
import io.claimway.claim.edit.EditFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides the smallest safe action for a refused claim from what its client's work becomes today
 * (DOMAIN §7): it may leave again as what it was, a new original while the payer has nothing, else
 * the same replacement or void of what the payer has, unless it would only be refused again.
 */
public final class ReplayRule {

  private ReplayRule() {}

  /**
   * Decides.
   *
   * @param today what the claim's client becomes, built with this lineage among the client's
   * @param difference what a claim would say otherwise than the one that was delivered
   */
  public static ReplayDecision decide(
      RejectedClaim rejected, ClientOutcome today, Function<Claim, List<String>> difference) {
    Lineage lineage = rejected.lineage();
    StandingVersion refused = lineage.newest();
    if (refused.state() != ClaimState.REJECTED && refused.state() != ClaimState.WITHHELD) {
      return without(
          rejected,
          ReplayAction.NONE,
          "it is " + refused.state() + ": the payer has it, or soon will");
    }
    if (today.closedClaims().contains(lineage.claimId())) {
      return without(rejected, ReplayAction.NONE, "all its sessions are cancelled or elsewhere");
    }
    if (today.withdrawnClaims().contains(lineage.claimId())) {
      return without(
          rejected, ReplayAction.NONE, "what the payer has is right: the next night withdraws it");
    }
    Optional<Claim> next =
        today.claims().stream()
            .filter(claim -> claim.naturalKey().equals(refused.content().naturalKey()))
            .findFirst();
    Set<String> holds = holds(lineage, today);
    if (next.isEmpty() && !holds.isEmpty()) {
      return without(rejected, ReplayAction.HOLD, "held by " + String.join(", ", holds));
    }
    Claim again = next.orElseGet(() -> refusedAgain(lineage));
    return again(rejected, again, today.noted(again), difference);
  }

  private static Set<String> holds(Lineage lineage, ClientOutcome today) {
    TreeSet<String> holds = new TreeSet<>();
    today.sessions().stream()
        .filter(session -> lineage.sessionIds().contains(session.sessionId()))
        .forEach(session -> session.holds().forEach(hold -> holds.add(words(hold))));
    return holds;
  }

  /** What was refused, under the number by which the payer knows today what it has. */
  private static Claim refusedAgain(Lineage lineage) {
    Claim refused = lineage.newest().content();
    return refused.as(
        refused.version(),
        refused.frequency(),
        refused.reason(),
        ClaimFrequency.of(refused.frequency()) == ClaimFrequency.ORIGINAL
            ? null
            : lineage.payerClaimNumber(),
        refused.planId());
  }

  private static ReplayDecision again(
      RejectedClaim rejected,
      Claim claim,
      List<EditFinding> noted,
      Function<Claim, List<String>> difference) {
    ReplayAction action = ReplayAction.of(ClaimFrequency.of(claim.frequency()));
    List<String> changes = difference.apply(claim);
    if (!changes.isEmpty()) {
      return new ReplayDecision(
          rejected, action, "today's facts and rules make another claim", claim, changes, noted);
    }
    if (rejected.refusedUnread()) {
      return new ReplayDecision(
          rejected,
          action,
          "unchanged: the file or transaction was refused, nothing of it was taken in",
          claim,
          List.of(),
          noted);
    }
    return without(rejected, ReplayAction.NONE, "unchanged: would be rejected again");
  }

  private static ReplayDecision without(
      RejectedClaim rejected, ReplayAction action, String reason) {
    return new ReplayDecision(rejected, action, reason, null, List.of(), List.of());
  }

  private static String words(Hold hold) {
    return hold.editCode().isEmpty() ? hold.code().name() : hold.editCode();
  }
}
