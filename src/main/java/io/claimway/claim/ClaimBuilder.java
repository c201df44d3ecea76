package io.claimway.claim;

import io.claimway.claim.edit.ClinicalCodes;
import io.claimway.claim.edit.DayEdits;
import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.PricedSession;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns the sessions of one client and day into claims, or into the holds that say what is missing.
 */
public final class ClaimBuilder {

  private final ClaimRules rules;
  private final SessionJudge judge;
  private final DayEdits dayEdits;
  private final AmendmentRule amendments;

  public ClaimBuilder(ClaimRules rules, ClinicalCodes codes) {
    this.rules = rules;
    this.judge = new SessionJudge(rules, codes);
    this.dayEdits = new DayEdits(codes);
    this.amendments = new AmendmentRule(rules.profiles());
  }

  /** Builds one client's day: every session ends in exactly one outcome. */
  public DayOutcome build(ClientDay day) {
    Outcome outcome = new Outcome();
    Set<String> filed = new HashSet<>();
    day.filed().forEach(version -> filed.addAll(version.sessionIds()));
    List<JudgedSession> fresh = new ArrayList<>();
    List<JudgedSession> changed = new ArrayList<>();
    day.sessions().stream()
        .sorted(Comparator.comparing(each -> each.session().sessionId()))
        .forEach(facts -> sort(facts, day, filed, fresh, changed, outcome));
    buildFresh(stopped(fresh, day), outcome);
    day.filed().stream()
        .sorted(Comparator.comparingLong(FiledVersion::claimId))
        .forEach(version -> amend(version, changed, day, outcome));
    return new DayOutcome(outcome.claims, outcome.sessions, outcome.closed);
  }

  /** What a day becomes, while it is being built. */
  private static final class Outcome {
    final List<Claim> claims = new ArrayList<>();
    final List<SessionOutcome> sessions = new ArrayList<>();
    final List<Long> closed = new ArrayList<>();
  }

  private void sort(
      SessionCase facts,
      ClientDay day,
      Set<String> filed,
      List<JudgedSession> fresh,
      List<JudgedSession> changed,
      Outcome outcome) {
    Session session = facts.session();
    if (!session.status().billable()) {
      if (!filed.contains(session.sessionId())) {
        outcome.sessions.add(unbilled(facts));
      }
      return;
    }
    JudgedSession judged = judge.judge(facts, day.overlapping().contains(session.sessionId()));
    (filed.contains(session.sessionId()) ? changed : fresh).add(judged);
  }

  private List<JudgedSession> stopped(List<JudgedSession> fresh, ClientDay day) {
    List<PricedSession> ready =
        fresh.stream().filter(JudgedSession::ready).map(JudgedSession::priced).toList();
    Map<String, Set<EditCode>> failures = dayEdits.failures(ready, day.billed());
    return fresh.stream()
        .map(
            judged ->
                judged.ready()
                    ? judged.stoppedBy(failures.getOrDefault(id(judged), Set.of()))
                    : judged)
        .toList();
  }

  private void buildFresh(List<JudgedSession> fresh, Outcome outcome) {
    Map<String, List<JudgedSession>> byKey = new TreeMap<>();
    for (JudgedSession judged : fresh) {
      if (judged.ready()) {
        byKey
            .computeIfAbsent(ClaimAssembly.key(judged.priced()), key -> new ArrayList<>())
            .add(judged);
      } else {
        outcome.sessions.add(held(judged));
      }
    }
    byKey.values().forEach(group -> buildClaim(group, outcome));
  }

  private void buildClaim(List<JudgedSession> group, Outcome outcome) {
    Set<String> waiting = dayEdits.addOnsWithoutBase(priced(group));
    List<JudgedSession> whole = new ArrayList<>();
    for (JudgedSession judged : group) {
      if (waiting.contains(id(judged))) {
        outcome.sessions.add(held(judged.stoppedBy(Set.of(EditCode.ADD_ON_WITHOUT_BASE))));
      } else {
        whole.add(judged);
      }
    }
    if (whole.isEmpty()) {
      return;
    }
    if (ClaimAssembly.diagnoses(priced(whole)).size() > ClaimAssembly.MOST_DIAGNOSES) {
      whole.forEach(
          judged ->
              outcome.sessions.add(held(judged.stoppedBy(Set.of(EditCode.TOO_MANY_DIAGNOSES)))));
      return;
    }
    Claim claim = ClaimAssembly.assemble(priced(whole));
    outcome.claims.add(claim);
    whole.forEach(judged -> outcome.sessions.add(claimed(judged, claim.naturalKey())));
  }

  private void amend(
      FiledVersion filed, List<JudgedSession> changed, ClientDay day, Outcome outcome) {
    List<JudgedSession> live =
        changed.stream().filter(judged -> filed.sessionIds().contains(id(judged))).toList();
    List<SessionCase> gone =
        day.sessions().stream()
            .filter(
                facts ->
                    filed.sessionIds().contains(facts.session().sessionId())
                        && !facts.session().status().billable())
            .toList();
    String naturalKey = filed.content().naturalKey();
    if (live.stream().anyMatch(judged -> !judged.ready())) {
      live.forEach(judged -> outcome.sessions.add(claimed(judged, naturalKey)));
      gone.forEach(facts -> outcome.sessions.add(claimed(judge.judge(facts, false), naturalKey)));
      return;
    }
    Set<String> changedIds = new HashSet<>();
    live.forEach(judged -> changedIds.add(id(judged)));
    gone.forEach(facts -> changedIds.add(facts.session().sessionId()));
    Claim rebuilt = ClaimAssembly.rebuild(filed.content(), priced(live), changedIds);
    AmendmentRule.Action action = amendments.decide(filed, rebuilt);
    if (action.waitsFor() != null) {
      List<JudgedSession> all = new ArrayList<>(live);
      gone.forEach(facts -> all.add(judge.judge(facts, false)));
      all.forEach(
          judged -> outcome.sessions.add(claimed(waiting(judged, action.waitsFor()), naturalKey)));
      return;
    }
    if (action.claim() != null) {
      outcome.claims.add(action.claim());
    }
    if (action.closes()) {
      outcome.closed.add(filed.claimId());
    }
    live.forEach(judged -> outcome.sessions.add(claimed(judged, naturalKey)));
    gone.forEach(facts -> outcome.sessions.add(unbilled(facts)));
  }

  private static JudgedSession waiting(JudgedSession judged, HoldCode code) {
    return code == HoldCode.EDIT_FAILED
        ? judged.stoppedBy(Set.of(EditCode.PAYER_TAKES_NO_REPLACEMENT))
        : judged.heldFor(code);
  }

  /**
   * A session in its amendment window is carried over, whatever else it misses; any other waits for
   * a fact.
   */
  private SessionOutcome held(JudgedSession judged) {
    HoldCode first = judged.holds().get(0).code();
    Disposition disposition =
        first == HoldCode.AMENDMENT_WINDOW ? Disposition.CARRIED_OVER : Disposition.HELD;
    return outcome(judged, disposition, first.name(), null);
  }

  private SessionOutcome claimed(JudgedSession judged, String naturalKey) {
    return outcome(judged, Disposition.CLAIM, null, naturalKey);
  }

  private SessionOutcome outcome(
      JudgedSession judged, Disposition disposition, String reason, String naturalKey) {
    Session session = judged.facts().session();
    List<String> codes = new ArrayList<>();
    session
        .lines()
        .forEach(line -> codes.addAll(Collections.nCopies(line.units(), line.procedureCode())));
    return new SessionOutcome(
        session.sessionId(),
        session.revision(),
        disposition,
        reason,
        naturalKey,
        judged.payer(),
        practice(judged.facts()),
        session.providerId(),
        session.clientId(),
        session.serviceDate(),
        firstConfirmedOn(judged.facts()),
        session.startsAt(),
        session.endsAt(),
        codes,
        judged.chargeCents(),
        judged.earnedCents(),
        judged.holds());
  }

  private SessionOutcome unbilled(SessionCase facts) {
    Session session = facts.session();
    boolean cancelled = session.status() == SessionStatus.CANCELLED;
    return new SessionOutcome(
        session.sessionId(),
        session.revision(),
        cancelled ? Disposition.CANCELLED : Disposition.NOT_BILLABLE,
        cancelled ? null : session.status().name(),
        null,
        null,
        practice(facts),
        session.providerId(),
        session.clientId(),
        session.serviceDate(),
        firstConfirmedOn(facts),
        session.startsAt(),
        session.endsAt(),
        List.of(),
        0,
        0,
        List.of());
  }

  private static String practice(SessionCase facts) {
    return facts.provider() == null ? null : facts.provider().practice().practiceId();
  }

  private static LocalDate firstConfirmedOn(SessionCase facts) {
    String zone =
        facts.provider() == null ? facts.session().zone() : facts.provider().practice().zone();
    return facts.session().confirmedAt().atZone(ZoneId.of(zone)).toLocalDate();
  }

  private static List<PricedSession> priced(List<JudgedSession> judged) {
    return judged.stream().map(JudgedSession::priced).toList();
  }

  private static String id(JudgedSession judged) {
    return judged.facts().session().sessionId();
  }

  /** The rules that this builder applies. */
  public ClaimRules rules() {
    return rules;
  }
}
