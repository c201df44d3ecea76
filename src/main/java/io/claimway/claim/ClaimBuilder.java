package io.claimway.claim;

import io.claimway.claim.edit.ClaimDraft;
import io.claimway.claim.edit.ClinicalCodes;
import io.claimway.claim.edit.ContentFlaw;
import io.claimway.claim.edit.DaySession;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.Edits;
import io.claimway.claim.edit.PricedSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what a night looks at of one client into claims and their next versions, or into the holds
 * that say what is missing.
 */
public final class ClaimBuilder {

  private final ClaimRules rules;
  private final SessionJudge judge;
  private final Edits edits;
  private final AmendmentRule amendments;
  private final Function<Claim, List<ContentFlaw>> guide;

  /**
   * @param guide what the guide of the claim's file finds in it
   */
  public ClaimBuilder(
      ClaimRules rules, ClinicalCodes codes, Function<Claim, List<ContentFlaw>> guide) {
    this.rules = rules;
    this.edits = new Edits(codes);
    this.guide = guide;
    this.judge = new SessionJudge(rules, edits, guide);
    this.amendments = new AmendmentRule(rules.profiles());
  }

  /**
   * Builds one client's work: every session ends in exactly one outcome. Facts that no claim can be
   * built from hold the sessions of their client, never the night.
   */
  public ClientOutcome build(ClientWork work) {
    try {
      return builtOf(work);
    } catch (RuntimeException unusable) {
      return unbuilt(work, place(unusable));
    }
  }

  /** For whoever mends it: what failed and in which part of the program, never a value. */
  private static String place(RuntimeException unusable) {
    return Stream.of(unusable.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.claimway."))
        .findFirst()
        .map(frame -> frame.getFileName() + " line " + frame.getLineNumber())
        .map(where -> unusable.getClass().getSimpleName() + " in " + where)
        .orElseGet(() -> unusable.getClass().getSimpleName());
  }

  /** Each session where it stands, waiting for facts that can be used; nothing changes. */
  private static ClientOutcome unbuilt(ClientWork work, String place) {
    Hold hold = Hold.unusable(place);
    List<SessionOutcome> sessions = new ArrayList<>();
    for (SessionCase facts : work.sessions()) {
      // The provider may be what is unusable: an outcome asks its practice for a zone.
      SessionCase alone = new SessionCase(facts.session(), facts.client(), null, null, null);
      JudgedSession session =
          new JudgedSession(alone, null, null, null, 0, List.of(hold), List.of());
      Optional<Lineage> home =
          work.lineages().stream()
              .filter(lineage -> lineage.bills(session.sessionId()))
              .findFirst();
      if (!session.billable()) {
        sessions.add(SessionOutcome.unbillable(session));
      } else if (home.isPresent()) {
        sessions.add(
            SessionOutcome.billable(session, Disposition.CLAIM, null, home.get().naturalKey()));
      } else {
        sessions.add(SessionOutcome.billable(session, Disposition.HELD, hold.code().name(), null));
      }
    }
    return new ClientOutcome(List.of(), sessions, List.of(), List.of());
  }

  private ClientOutcome builtOf(ClientWork work) {
    List<JudgedSession> judged =
        work.sessions().stream()
            .sorted(Comparator.comparing(facts -> facts.session().sessionId()))
            .map(
                facts ->
                    judge.judge(facts, work.overlapping().contains(facts.session().sessionId())))
            .toList();
    Belonging belonging = new Belonging(work, judged);
    List<LineageChange> changes =
        work.lineages().stream()
            .filter(lineage -> lineage.key().clientId().equals(work.clientId()))
            .sorted(Comparator.comparingLong(Lineage::claimId))
            .map(lineage -> LineageChange.of(lineage, judged, belonging, amendments))
            .toList();
    Map<String, List<EditFinding>> found = found(work, judged, belonging, changes);
    changes.forEach(change -> stop(change, found));

    Outcome outcome = new Outcome(changes);
    changes.forEach(outcome::take);
    List<JudgedSession> fresh = new ArrayList<>();
    for (JudgedSession session : judged) {
      Optional<LineageChange> home = home(session, belonging, changes);
      if (!session.billable()) {
        outcome.unbillable(session);
      } else if (home.isPresent()) {
        outcome.claimed(
            home.get().waiting(session).found(notes(session, found)),
            home.get().lineage().naturalKey());
      } else if (!session.facts().session().clientId().equals(work.clientId())
          || belonging.mustWait(session)) {
        outcome.held(session.heldFor(HoldCode.AWAITING_ADJUDICATION));
      } else {
        fresh.add(
            session.ready()
                ? session.found(found.getOrDefault(session.sessionId(), List.of()))
                : session);
      }
    }
    open(fresh, outcome);
    return outcome.whole();
  }

  private static Optional<LineageChange> home(
      JudgedSession session, Belonging belonging, List<LineageChange> changes) {
    return belonging
        .of(session)
        .flatMap(
            lineage ->
                changes.stream()
                    .filter(change -> change.lineage().claimId() == lineage.claimId())
                    .findFirst());
  }

  private static List<EditFinding> notes(
      JudgedSession session, Map<String, List<EditFinding>> found) {
    return found.getOrDefault(session.sessionId(), List.of()).stream()
        .filter(finding -> !finding.holds())
        .toList();
  }

  /** What edits find in the client's sessions: billed, changed, fresh and held ones alike. */
  private Map<String, List<EditFinding>> found(
      ClientWork work,
      List<JudgedSession> judged,
      Belonging belonging,
      List<LineageChange> changes) {
    List<DaySession> sessions = new ArrayList<>();
    for (JudgedSession session : judged) {
      if (session.billable()
          && session.priced() != null
          && session.facts().session().clientId().equals(work.clientId())) {
        sessions.add(
            new DaySession(
                session.priced(), standing(session, belonging, home(session, belonging, changes))));
      }
    }
    return edits.ofClient(sessions, work.billed()).stream()
        .collect(Collectors.groupingBy(EditFinding::sessionId, TreeMap::new, Collectors.toList()));
  }

  private static DaySession.Standing standing(
      JudgedSession session, Belonging belonging, Optional<LineageChange> home) {
    if (home.isPresent()) {
      return home.get().bills() ? DaySession.Standing.CHANGED : DaySession.Standing.BILLED;
    }
    return session.ready() && !belonging.mustWait(session)
        ? DaySession.Standing.FRESH
        : DaySession.Standing.HELD;
  }

  /** A next version passes the same edits as a first one. */
  private void stop(LineageChange change, Map<String, List<EditFinding>> found) {
    List<EditFinding> holding = new ArrayList<>();
    change.leaving().ifPresent(claim -> holding.addAll(flaws(claim, change.lineage())));
    if (change.bills()) {
      holding.addAll(found(change, found));
    }
    if (!holding.isEmpty()) {
      change.stop(holding);
    }
  }

  private List<EditFinding> found(LineageChange change, Map<String, List<EditFinding>> found) {
    List<EditFinding> holding = new ArrayList<>();
    change
        .staying()
        .forEach(
            session ->
                found.getOrDefault(session.sessionId(), List.of()).stream()
                    .filter(EditFinding::holds)
                    .forEach(holding::add));
    holding.addAll(edits.ofClaim(draft(change.action().claim())));
    return holding;
  }

  /** What the guide finds in a version, said of each session that the lineage bills. */
  private List<EditFinding> flaws(Claim claim, Lineage lineage) {
    Set<String> sessions = new TreeSet<>(claim.sessionIds());
    sessions.addAll(lineage.sessionIds());
    return HeldClaim.findings(claim, guide.apply(claim), sessions);
  }

  private static ClaimDraft draft(Claim claim) {
    return new ClaimDraft(
        claim.serviceDate(),
        claim.lines().stream()
            .map(line -> new ClaimDraft.Line(line.sessionId(), line.procedureCode()))
            .toList(),
        Set.copyOf(claim.diagnoses()));
  }

  private static ClaimDraft draft(List<JudgedSession> group) {
    return new ClaimDraft(
        group.get(0).facts().session().serviceDate(),
        group.stream()
            .flatMap(
                session ->
                    session.priced().lines().stream()
                        .map(
                            line -> new ClaimDraft.Line(session.sessionId(), line.procedureCode())))
            .toList(),
        Set.copyOf(ClaimAssembly.diagnoses(priced(group))));
  }

  /** Opens a lineage for each key and place; what is not ready is held. */
  private void open(List<JudgedSession> fresh, Outcome outcome) {
    Map<String, List<JudgedSession>> groups = new TreeMap<>();
    for (JudgedSession session : fresh) {
      if (session.ready()) {
        String group =
            LineageKey.of(session.priced()).anchoredBy(session.priced().placeOfService());
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(session);
      } else {
        outcome.held(session);
      }
    }
    groups.values().forEach(group -> openOne(group, outcome));
  }

  private void openOne(List<JudgedSession> group, Outcome outcome) {
    List<JudgedSession> whole = group;
    List<EditFinding> found = edits.ofClaim(draft(whole));
    while (!found.isEmpty()) {
      Map<String, List<EditFinding>> stopped =
          found.stream().collect(Collectors.groupingBy(EditFinding::sessionId));
      whole.stream()
          .filter(session -> stopped.containsKey(session.sessionId()))
          .forEach(session -> outcome.held(session.found(stopped.get(session.sessionId()))));
      whole = whole.stream().filter(session -> !stopped.containsKey(session.sessionId())).toList();
      if (whole.isEmpty()) {
        return;
      }
      found = edits.ofClaim(draft(whole));
    }
    List<JudgedSession> billed = whole;
    Claim claim = ClaimAssembly.assemble(priced(billed));
    // Each of them passed by itself.
    List<EditFinding> flaws =
        billed.size() == 1
            ? List.of()
            : HeldClaim.findings(claim, guide.apply(claim), claim.sessionIds());
    if (!flaws.isEmpty()) {
      Map<String, List<EditFinding>> stopped =
          flaws.stream().collect(Collectors.groupingBy(EditFinding::sessionId));
      billed.forEach(session -> outcome.held(session.found(stopped.get(session.sessionId()))));
      return;
    }
    outcome.claims.add(claim);
    billed.forEach(session -> outcome.claimed(session, claim.naturalKey()));
  }

  /** What the work becomes, while it is being built. */
  private static final class Outcome {
    private final List<LineageChange> changes;
    private final List<Claim> claims = new ArrayList<>();
    private final List<SessionOutcome> sessions = new ArrayList<>();
    private final Set<Long> closed = new TreeSet<>();
    private final Set<Long> withdrawn = new TreeSet<>();

    Outcome(List<LineageChange> changes) {
      this.changes = changes;
    }

    void take(LineageChange change) {
      if (change.action().claim() != null) {
        claims.add(change.action().claim());
      }
      switch (change.action().ends()) {
        case CLOSES -> closed.add(change.lineage().claimId());
        case WITHDRAWS -> withdrawn.add(change.lineage().claimId());
        case NOT -> {}
      }
    }

    void claimed(JudgedSession session, String naturalKey) {
      sessions.add(SessionOutcome.billable(leaving(session), Disposition.CLAIM, null, naturalKey));
    }

    /** In its amendment window a session is carried over, whatever else it misses. */
    void held(JudgedSession session) {
      JudgedSession all = leaving(session);
      HoldCode first = all.holds().get(0).code();
      sessions.add(
          SessionOutcome.billable(
              all,
              first == HoldCode.AMENDMENT_WINDOW ? Disposition.CARRIED_OVER : Disposition.HELD,
              first.name(),
              null));
    }

    void unbillable(JudgedSession session) {
      sessions.add(SessionOutcome.unbillable(leaving(session.asCancelled()).askingNoPayer()));
    }

    /**
     * The session with what the claims that it leaves wait for: until then it comes every night.
     */
    private JudgedSession leaving(JudgedSession session) {
      JudgedSession all = session;
      for (LineageChange change : changes) {
        if (change.loses(session.sessionId())) {
          all = change.waiting(all);
        }
      }
      return all;
    }

    ClientOutcome whole() {
      return new ClientOutcome(claims, sessions, List.copyOf(closed), List.copyOf(withdrawn));
    }
  }

  private static List<PricedSession> priced(List<JudgedSession> judged) {
    return judged.stream().map(JudgedSession::priced).toList();
  }

  /** Days around the sessions' own of which it must know what is billed. */
  public int daysAround() {
    return edits.daysAround();
  }

  /** The rules that this builder applies. */
  public ClaimRules rules() {
    return rules;
  }
}
