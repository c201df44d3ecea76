package io.claimway.batch;

import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.RunStore.StoredRun;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Progress;
import io.claimway.stage.Stage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Runs one night after the other under one lease: freezes the inputs of a new one, resumes one that
 * died, and answers the old code of one that is finished.
 */
public final class Nights {
  public static final String JOB = "nightly";

  private final RunStore runs;
  private final BatchJobs jobs;
  private final InputFreezer inputs;
  private final List<Stage> stages;
  private final ZoneId zone;
  private final LocalTime cutOff;
  private final IntSupplier verdict;

  /**
   * @param stages all stages in their order
   * @param zone the network's zone
   * @param cutOff the time of the next day after which facts are carried over
   * @param verdict the exit code that the books call for once all stages have published
   */
  public Nights(
      RunStore runs,
      BatchJobs jobs,
      InputFreezer inputs,
      List<Stage> stages,
      ZoneId zone,
      LocalTime cutOff,
      IntSupplier verdict) {
    this.runs = runs;
    this.jobs = jobs;
    this.inputs = inputs;
    this.stages = List.copyOf(stages);
    this.zone = zone;
    this.cutOff = cutOff;
    this.verdict = verdict;
  }

  /**
   * Runs, resumes or recognises the night of a business date.
   *
   * @param adoptVersion go on although the rules or the program have changed since the night began
   * @return 0, or 3 when items need a person, or 1 when an invariant is broken
   * @throws RunRefused when the night began under other rules or another program
   */
  public int run(
      LocalDate businessDate,
      Lease lease,
      boolean adoptVersion,
      CrashPoints crashPoints,
      Progress progress) {
    Optional<StoredRun> known = runs.find(JOB, businessDate);
    if (known.isPresent() && known.get().finished()) {
      return known.get().exitCode();
    }
    Run run = known.map(StoredRun::run).orElseGet(() -> begin(businessDate));
    if (!adoptVersion) {
      refuseOtherVersion(run);
    }
    jobs.run(run, stages, lease.epoch(), crashPoints, progress);
    int exitCode = verdict.getAsInt();
    runs.finish(run.runId(), exitCode);
    return exitCode;
  }

  private Run begin(LocalDate businessDate) {
    runs.findUnfinished(JOB)
        .filter(unfinished -> !unfinished.businessDate().equals(businessDate))
        .ifPresent(
            unfinished -> {
              throw new RunRefused(
                  "Cannot start the night of %s: the night of %s is not finished; run it first"
                      .formatted(businessDate, unfinished.businessDate()));
            });
    Run run =
        new Run(
            Run.idOf(JOB, businessDate),
            JOB,
            businessDate,
            businessDate.plusDays(1).atTime(cutOff).atZone(zone).toInstant(),
            zone,
            inputs.freeze());
    runs.create(run);
    return run;
  }

  private void refuseOtherVersion(Run run) {
    refuseOther("rule set", run, run.manifest().ruleSet(), inputs.ruleSet());
    refuseOther("program", run, run.manifest().codeVersion(), inputs.codeVersion());
  }

  private static void refuseOther(String what, Run run, String then, String now) {
    if (!then.equals(now)) {
      throw new RunRefused(
          "Cannot resume %s: it began under %s %.12s, this is %.12s; --adopt-version goes on with this one"
              .formatted(run.runId(), what, then, now));
    }
  }
}
