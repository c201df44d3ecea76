package io.claimway.batch;

import io.claimway.claim.Claim;
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
    List<ReplayDecision> decisions = decisions(stored.plan(), night);
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
    publish(context, stored.plan(), person, decisions);
    runs.finish(run.runId(), 0);
    return stored.plan();
  }

  /** The decisions of which something is sent, made today and found to be the planned ones. */
  private List<ReplayDecision> decisions(ReplayPlan plan, Run night) {
    Map<Long, ReplayDecision> sent = new HashMap<>();
    ReplayPlan today =
        planner.plan(
            night,
            ReplaySelection.of(
                plan.claims().stream().map(PlannedClaim::patientControlNumber).toList()),
            decision -> {
              if (decision.action().sends()) {
                sent.put(decision.rejected().lineage().claimId(), decision);
              }
            });
    List<String> changed = plan.changedSince(today);
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
    return plan.sent().stream().map(claim -> sent.get(claim.claimId())).toList();
  }

  private void publish(
      StageContext context, ReplayPlan plan, Person person, List<ReplayDecision> decisions) {
    context.reach(CrashPoints.BEFORE_STAGING);
    if (decisions.isEmpty()) {
      context.publish(
          tx -> {
            ReplayTables.execute(tx, plan, person);
            return List.of(ControlTotals.zero("claims"));
          });
      return;
    }
    List<StagedRows> staged = stage(context, plan.planId(), decisions);
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

  private List<StagedRows> stage(
      StageContext context, String planId, List<ReplayDecision> decisions) {
    List<Claim> claims = decisions.stream().map(decision -> decision.version(planId)).toList();
    List<BuiltRows.FindingRow> findings =
        decisions.stream()
            .flatMap(
                decision -> BuiltRows.findings(decision.version(planId), decision.noted()).stream())
            .toList();
    return database.inTransaction(
        connection ->
            List.of(
                StagedRows.copied(
                    connection,
                    "staging.build_claim",
                    BuiltRows.ClaimRow.class,
                    context.attemptId(),
                    BuiltRows.claims(claims)),
                StagedRows.copied(
                    connection,
                    "staging.build_line",
                    BuiltRows.LineRow.class,
                    context.attemptId(),
                    BuiltRows.lines(claims)),
                StagedRows.copied(
                    connection,
                    "staging.build_content",
                    BuiltRows.ContentRow.class,
                    context.attemptId(),
                    BuiltRows.contents(claims)),
                StagedRows.copied(
                    connection,
                    "staging.build_finding",
                    BuiltRows.FindingRow.class,
                    context.attemptId(),
                    findings),
                StagedRows.none("staging.build_session", context.attemptId()),
                StagedRows.none("staging.build_closing", context.attemptId()),
                StagedRows.none("staging.build_withdrawal", context.attemptId())));
  }
}
