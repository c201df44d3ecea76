package io.claimway.batch;

import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import java.util.List;

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
