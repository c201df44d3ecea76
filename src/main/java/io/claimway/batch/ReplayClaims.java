package io.claimway.batch;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.party.people.People;
import io.claimway.party.people.Person;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.claim.BuiltRows;
import io.claimway.postgres.claim.ClaimTables;
import io.claimway.postgres.replay.ReplayTables;
import io.claimway.postgres.replay.ReplayTables.StoredPlan;
import io.claimway.replay.PlannedClaim;
import io.claimway.replay.ReplayDecision;
import io.claimway.replay.ReplayPlan;
import io.claimway.replay.ReplaySelection;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a replay plan out, once: its new claim versions become ready, and the next night sends
 * them. Refuses when anything that the plan rests on has changed.
 */
public final class ReplayClaims {
  /** The most changed inputs that a refusal names: a person reads them. */
  private static final int NAMED_CHANGES = 5;

  private final Database database;
  private final RunStore runs;
  private final ReplayPlanner planner;
  private final People people;
  private final String codeVersion;

  /**
   * @param people who may carry plans out
   * @param codeVersion of this program, for the run's manifest
   */
  public ReplayClaims(
      Database database, RunStore runs, ReplayPlanner planner, People people, String codeVersion) {
    this.database = database;
    this.runs = runs;
    this.planner = planner;
    this.people = people;
    this.codeVersion = codeVersion;
  }

  /**
   * Carries a plan out: its new versions become ready, and what it does not send becomes work for a
   * person. Doing it again after a crash finishes the same execution.
   *
   * @param executedBy the id of who asks for it
   * @param night the newest night
   * @throws RunRefused when it was carried out before, or rests on what has changed
   */
  public ReplayPlan execute(
      String planId, String executedBy, Run night, long epoch, CrashPoints crashPoints) {
    StoredPlan stored =
        database
            .inTransaction(connection -> ReplayTables.find(connection, planId))
            .orElseThrow(
                () ->
                    new RunRefused(
                        "Cannot execute %s: there is no such plan; make one: jobs/claimway replay plan"
                            .formatted(planId)));
    Person person = people.mayDo(executedBy, stored.plan().deed());
    String job = "replay-" + planId;
    Optional<Run> begun = runs.findUnfinished(job);
    if (stored.executed()) {
      Run run =
          begun.orElseThrow(
              () ->
                  new RunRefused(
                      "Cannot execute %s: it was executed by %s; nothing is left to do"
                          .formatted(planId, stored.executedRun())));
      runs.finish(run.runId(), 0);
      return stored.plan();
    }
    mustStillHold(stored.plan(), night);
    Run run =
        begun.orElseGet(
            () ->
                DecisionRuns.begin(
                    runs,
                    job,
                    night,
                    new RunManifest(List.of(), List.of(), planner.ruleSet(), codeVersion)));
    StageContext context =
        new StageContext(run, runs.beginAttempt(run, StageName.BUILD, epoch), runs, crashPoints);
    publish(context, stored.plan(), person, night);
    runs.finish(run.runId(), 0);
    return stored.plan();
  }

  /** Refuses where the plan, made today, would be another one. */
  private void mustStillHold(ReplayPlan plan, Run night) {
    List<String> changed = plan.changedSince(planner.plan(night, its(plan.claims())));
    if (!changed.isEmpty()) {
      String more =
          changed.size() > NAMED_CHANGES
              ? "; and %d more".formatted(changed.size() - NAMED_CHANGES)
              : "";
      throw new RunRefused(
          "Cannot execute %s: what it rests on has changed: %s%s; plan again: jobs/claimway replay plan"
              .formatted(
                  plan.planId(),
                  String.join("; ", changed.subList(0, Math.min(NAMED_CHANGES, changed.size()))),
                  more));
    }
  }

  private static ReplaySelection its(List<PlannedClaim> claims) {
    return ReplaySelection.of(claims.stream().map(PlannedClaim::patientControlNumber).toList());
  }

  private void publish(StageContext context, ReplayPlan plan, Person person, Run night) {
    context.reach(CrashPoints.BEFORE_STAGING);
    if (plan.sent().isEmpty()) {
      context.publish(
          tx -> {
            ReplayTables.execute(tx, plan, person);
            return List.of(ControlTotals.zero("claims"));
          });
      return;
    }
    List<StagedRows> staged = stage(context, plan, night);
    context.reach(CrashPoints.MID_COPY);
    context.publish(
        tx -> {
          for (StagedRows each : staged) {
            tx.take(each);
          }
          ClaimTables.publish(tx);
          ReplayTables.execute(tx, plan, person);
          return ClaimTables.totals(tx, 0);
        });
  }

  /**
   * Decides once more, some clients at a time, and copies what is sent as it comes: however many
   * claims a plan sends, few of them are in memory.
   */
  private List<StagedRows> stage(StageContext context, ReplayPlan plan, Run night) {
    Map<Long, String> planned = new HashMap<>();
    plan.sent().forEach(claim -> planned.put(claim.claimId(), claim.contentSha256()));
    StagedVersions staged = new StagedVersions(context.attemptId());
    planner.plan(
        night,
        its(plan.claims()),
        decisions -> {
          List<ReplayDecision> sent =
              decisions.stream().filter(decision -> decision.action().sends()).toList();
          sent.forEach(decision -> mustBeAsPlanned(plan, decision, planned));
          database.inTransaction(
              connection -> {
                staged.add(connection, plan.planId(), sent);
                return null;
              });
        });
    if (!planned.isEmpty()) {
      throw new IllegalStateException(
          "Cannot execute %s: %d of its claims came out the first time only"
              .formatted(plan.planId(), planned.size()));
    }
    return staged.rows();
  }

  private static void mustBeAsPlanned(
      ReplayPlan plan, ReplayDecision decision, Map<Long, String> planned) {
    long claimId = decision.rejected().lineage().claimId();
    if (!ClaimContent.sha256(decision.claim()).equals(planned.remove(claimId))) {
      throw new IllegalStateException(
          "Cannot execute %s: claim %d came out otherwise the second time"
              .formatted(plan.planId(), claimId));
    }
  }

  /** What of a plan's versions lies ready to be published. */
  private static final class StagedVersions {
    private final long attemptId;
    private StagedRows claims;
    private StagedRows lines;
    private StagedRows contents;
    private StagedRows findings;

    StagedVersions(long attemptId) {
      this.attemptId = attemptId;
      this.claims = StagedRows.none("staging.build_claim", attemptId);
      this.lines = StagedRows.none("staging.build_line", attemptId);
      this.contents = StagedRows.none("staging.build_content", attemptId);
      this.findings = StagedRows.none("staging.build_finding", attemptId);
    }

    void add(Connection connection, String planId, List<ReplayDecision> decisions)
        throws SQLException {
      List<Claim> versions = new ArrayList<>();
      List<BuiltRows.FindingRow> noted = new ArrayList<>();
      for (ReplayDecision decision : decisions) {
        Claim version = decision.version(planId);
        versions.add(version);
        noted.addAll(BuiltRows.findings(version, decision.noted()));
      }
      claims = claims.with(connection, BuiltRows.ClaimRow.class, BuiltRows.claims(versions));
      lines = lines.with(connection, BuiltRows.LineRow.class, BuiltRows.lines(versions));
      contents =
          contents.with(connection, BuiltRows.ContentRow.class, BuiltRows.contents(versions));
      findings = findings.with(connection, BuiltRows.FindingRow.class, noted);
    }

    List<StagedRows> rows() {
      return List.of(
          claims,
          lines,
          contents,
          findings,
          StagedRows.none("staging.build_session", attemptId),
          StagedRows.none("staging.build_closing", attemptId),
          StagedRows.none("staging.build_withdrawal", attemptId));
    }
  }
}
