package io.claimway.claim;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.EditFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of one lineage tonight, and what its sessions wait for meanwhile. */
final class LineageChange {
  private final Lineage lineage;
  private final List<JudgedSession> staying;
  private final Set<String> gone;
  private final List<EditFinding> failures = new ArrayList<>();
  private AmendmentRule.Action action;

  private LineageChange(Lineage lineage, List<JudgedSession> staying, Set<String> gone) {
    this.lineage = lineage;
    this.staying = staying;
    this.gone = gone;
  }

  /**
   * The change of a lineage by tonight's cases.
   *
   * @param judged every case of the client
   */
  static LineageChange of(
      Lineage lineage, List<JudgedSession> judged, Belonging belonging, AmendmentRule rule) {
    List<JudgedSession> staying =
        judged.stream()
            .filter(
                session ->
                    belonging
                        .of(session)
                        .filter(home -> home.claimId() == lineage.claimId())
                        .isPresent())
            .toList();
    Set<String> gone = new TreeSet<>();
    judged.stream()
        .map(JudgedSession::sessionId)
        .filter(lineage.sessionIds()::contains)
        .forEach(gone::add);
    staying.forEach(session -> gone.remove(session.sessionId()));
    LineageChange change = new LineageChange(lineage, staying, gone);
    change.decide(rule);
    return change;
  }

  private void decide(AmendmentRule rule) {
    // A session that is not ready stays as it was sent until all of its claim are.
    List<JudgedSession> rebuilt =
        staying.stream().allMatch(JudgedSession::ready) ? staying : List.of();
    Set<String> replaced = new TreeSet<>(gone);
    rebuilt.forEach(session -> replaced.add(session.sessionId()));
    StandingVersion current = lineage.current();
    boolean over = lineage.ended() || current.isVoid();
    if ((over && rebuilt.isEmpty()) || replaced.isEmpty()) {
      action = AmendmentRule.Action.NONE;
      return;
    }
    ClaimAssembly.Rebuilt claim =
        ClaimAssembly.rebuild(
            current.content(),
            over
                ? List.of()
                : current.content().lines().stream()
                    .filter(line -> !replaced.contains(line.sessionId()))
                    .toList(),
            rebuilt.stream().map(JudgedSession::priced).toList());
    if (claim.failure() == null) {
      action = rule.decide(lineage, claim.claim());
    } else {
      action = AmendmentRule.Action.wait(HoldCode.EDIT_FAILED);
      fail(claim.failure());
    }
    if (action.waitsFor() == HoldCode.EDIT_FAILED && failures.isEmpty()) {
      fail(EditCode.PAYER_TAKES_NO_REPLACEMENT);
    }
  }

  private void fail(EditCode edit) {
    EditFindings findings = new EditFindings();
    for (String session : lineage.sessionIds()) {
      findings.add(edit, session, lineage.key().serviceDate());
    }
    failures.addAll(findings.list());
  }

  /** Whether a version is to be sent that bills something. */
  boolean bills() {
    return action.claim() != null
        && ClaimFrequency.of(action.claim().frequency()) != ClaimFrequency.VOID;
  }

  /** The version that is to leave tonight: a new one, or one that was built and is in no file. */
  Optional<Claim> leaving() {
    if (action.claim() != null) {
      return Optional.of(action.claim());
    }
    return !action.changes() && lineage.newest().state() == ClaimState.READY
        ? Optional.of(lineage.newest().content())
        : Optional.empty();
  }

  /** Keeps the version back for what edits found. */
  void stop(List<EditFinding> findings) {
    action = AmendmentRule.Action.wait(HoldCode.EDIT_FAILED);
    failures.addAll(findings);
  }

  AmendmentRule.Action action() {
    return action;
  }

  Lineage lineage() {
    return lineage;
  }

  List<JudgedSession> staying() {
    return staying;
  }

  /** Whether the lineage bills a session that is to leave it. */
  boolean loses(String sessionId) {
    return gone.contains(sessionId);
  }

  /** A session of the claim with what the claim waits for. */
  JudgedSession waiting(JudgedSession session) {
    if (action.waitsFor() == null) {
      return session;
    }
    return action.waitsFor() == HoldCode.EDIT_FAILED
        ? session.found(failures)
        : session.heldFor(action.waitsFor());
  }
}
