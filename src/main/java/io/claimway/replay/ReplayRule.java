package io.claimway.replay;

import io.claimway.claim.Claim;
import io.claimway.claim.DayOutcome;
import io.claimway.claim.FiledVersion;
import io.claimway.claim.Hold;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Decides the smallest safe action for a rejected claim from what its client's day becomes today
 * (DOMAIN §7): what was refused before adjudication may leave as a new original, unless it would
 * only be refused again.
 */
public final class ReplayRule {

  private static final String REJECTED = "REJECTED";

  private ReplayRule() {}

  /**
   * Decides.
   *
   * @param day what the claim's client and date of service become, built with this version among
   *     its filed ones
   * @param difference what a claim would say otherwise than the one that was delivered
   */
  public static ReplayDecision decide(
      RejectedClaim rejected, DayOutcome day, Function<Claim, List<String>> difference) {
    FiledVersion filed = rejected.filed();
    if (!filed.state().equals(REJECTED)) {
      return without(
          rejected,
          ReplayAction.NONE,
          "it is " + filed.state() + ": the payer has it, or soon will");
    }
    if (day.closedClaims().contains(filed.claimId())) {
      return without(rejected, ReplayAction.NONE, "all its sessions are cancelled");
    }
    TreeSet<String> holds = new TreeSet<>();
    day.sessions().stream()
        .filter(session -> filed.sessionIds().contains(session.sessionId()))
        .forEach(session -> session.holds().forEach(hold -> holds.add(words(hold))));
    if (!holds.isEmpty()) {
      return without(rejected, ReplayAction.HOLD, "held by " + String.join(", ", holds));
    }
    return rebuilt(rejected, claimOf(filed, day), difference);
  }

  private static ReplayDecision rebuilt(
      RejectedClaim rejected, Claim claim, Function<Claim, List<String>> difference) {
    List<String> changes = difference.apply(claim);
    if (!changes.isEmpty()) {
      return new ReplayDecision(
          rejected, ReplayAction.NEW, "today's facts and rules make another claim", claim, changes);
    }
    if (rejected.refusedUnread()) {
      return new ReplayDecision(
          rejected,
          ReplayAction.NEW,
          "unchanged: the file or transaction was refused, nothing of it was taken in",
          claim,
          List.of());
    }
    return without(rejected, ReplayAction.NONE, "unchanged: would be rejected again");
  }

  /** The claim of a day that follows this version; what it said where the facts are the same. */
  private static Claim claimOf(FiledVersion filed, DayOutcome day) {
    return day.claims().stream()
        .filter(claim -> claim.naturalKey().equals(filed.content().naturalKey()))
        .findFirst()
        .orElse(filed.content());
  }

  private static ReplayDecision without(
      RejectedClaim rejected, ReplayAction action, String reason) {
    return new ReplayDecision(rejected, action, reason, null, List.of());
  }

  private static String words(Hold hold) {
    return hold.editCode().isEmpty() ? hold.code().name() : hold.editCode();
  }
}
