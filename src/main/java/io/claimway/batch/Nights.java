package io.claimway.batch;

import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.RunStore.StoredRun;
import io.claimway.run.NightCalendar;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Progress;
import io.claimway.stage.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
  private final NightCalendar calendar;
  private final Supplier<Optional<String>> obstacle;
  private final Ending ending;

  /** What follows once all stages of a night have published. */
  @FunctionalInterface
  public interface Ending {
    /** Does what is left to do, which may have been done before, and answers the exit code. */
    int of(Run run, long epoch, CrashPoints crashPoints);
  }

  /**
   * @param stages all stages in their order
   * @param calendar which dates nights may have, and when their facts end
   * @param obstacle why no night can be run as things are configured; empty where one can
   * @param ending what follows once all stages have published
   */
  public Nights(
      RunStore runs,
      BatchJobs jobs,
      InputFreezer inputs,
      List<Stage> stages,
      NightCalendar calendar,
      Supplier<Optional<String>> obstacle,
      Ending ending) {
    this.runs = runs;
    this.jobs = jobs;
    this.inputs = inputs;
    this.stages = List.copyOf(stages);
    this.calendar = calendar;
    this.obstacle = obstacle;
    this.ending = ending;
  }

  /**
   * Runs, resumes or recognises the night of a business date.
   *
   * @return 0, or 3 when items are new or overdue, or 5 when an invariant is broken
   * @throws UnusableConfiguration when no night may have the date, or none can be run
   * @throws RunRefused when the night began under other rules or another program, another one is
   *     not finished, or a later one has run
   */
  public int run(NightOrder order, Lease lease, CrashPoints crashPoints, Progress progress) {
    Optional<StoredRun> known = runs.find(JOB, order.businessDate());
    if (known.isPresent() && known.get().finished()) {
      return known.get().exitCode();
    }
    obstacle.get().ifPresent(why -> refuse(order.businessDate(), why));
    Run run = known.map(StoredRun::run).orElseGet(() -> begin(order));
    if (!order.adoptVersion()) {
      refuseOtherVersion(run);
    }
    jobs.run(run, stages, lease.epoch(), crashPoints, progress);
    int exitCode = ending.of(run, lease.epoch(), crashPoints);
    runs.finish(run.runId(), exitCode);
    return exitCode;
  }

  private Run begin(NightOrder order) {
    LocalDate businessDate = order.businessDate();
    order.refusal(calendar).ifPresent(why -> refuse(businessDate, why));
    runs.findUnfinished(JOB)
        .ifPresent(
            unfinished -> {
              throw new RunRefused(
                  "Cannot start the night of %s: the night of %s is not finished; run it first: jobs/claimway nightly --business-date %2$s"
                      .formatted(businessDate, unfinished.businessDate()));
            });
    Optional<LocalDate> newestDate =
        runs.findNewest(JOB).map(newest -> newest.run().businessDate());
    newestDate
        .filter(businessDate::isBefore)
        .ifPresent(
            newest -> {
              throw new RunRefused(
                  "Cannot start the night of %s: that of %s has run and took what there was; nothing is left to do for %1$s"
                      .formatted(businessDate, newest));
            });
    Run run =
        new Run(
            Run.idOf(JOB, businessDate),
            JOB,
            businessDate,
            calendar.cutOffOf(businessDate),
            calendar.zone(),
            inputs.freeze(newestDate.orElse(null), businessDate));
    runs.create(run, order.override());
    return run;
  }

  private static void refuse(LocalDate businessDate, String why) {
    throw new UnusableConfiguration("Cannot run the night of %s: %s".formatted(businessDate, why));
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
