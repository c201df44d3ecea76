package io.claimway.batch;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.util.List;
import java.util.function.Supplier;

/** The runs of persons' decisions, each on the date of the newest night and on what that saw. */
public final class DecisionRuns {
  private static final RunManifest NOTHING_FROZEN = new RunManifest(List.of(), List.of(), "", "");

  private DecisionRuns() {}

  /**
   * The newest night, which must be whole.
   *
   * @param deed what somebody wants to do, as in "Cannot resolve 3f9a04c1d2"
   * @throws RunRefused where a night is not finished, or none has run
   */
  public static Run newestNight(RunStore runs, String deed) {
    runs.findUnfinished(Nights.JOB)
        .ifPresent(
            night -> {
              throw new RunRefused(
                  "Cannot %s: the night of %s is not finished; run it first: jobs/claimway nightly --business-date %2$s"
                      .formatted(deed, night.businessDate()));
            });
    return newestNightAsItIs(runs, deed);
  }

  /** The newest night, finished or not. */
  static Run newestNightAsItIs(RunStore runs, String deed) {
    return runs.findNewest(Nights.JOB)
        .orElseThrow(
            () ->
                new RunRefused(
                    "Cannot " + deed + ": no night has run yet; run one: jobs/claimway nightly"))
        .run();
  }

  /**
   * Carries a decision out by a run of its own, or goes on with one that was killed: all in one
   * transaction, once.
   *
   * @param night the newest, asked where the run has not begun
   */
  static void carryOut(
      RunStore runs,
      String job,
      Supplier<Run> night,
      long epoch,
      CrashPoints crashPoints,
      PublishingTransaction.Work work) {
    Run run = runs.findUnfinished(job).orElseGet(() -> begin(runs, job, night.get()));
    new StageContext(run, runs.beginAttempt(run, StageName.REPORT, epoch), runs, crashPoints)
        .publish(work);
    runs.finish(run.runId(), 0);
  }

  /** Begins the run of a decision that rests on no input of its own. */
  static Run begin(RunStore runs, String job, Run night) {
    return begin(runs, job, night, NOTHING_FROZEN);
  }

  static Run begin(RunStore runs, String job, Run night, RunManifest manifest) {
    Run run =
        new Run(
            Run.idOf(job, night.businessDate()),
            job,
            night.businessDate(),
            night.asOf(),
            night.zone(),
            manifest);
    runs.create(run);
    return run;
  }
}
