package io.claimway.stage;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StageAttempt;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one try of a stage is given: its run, the id its staged rows carry, and the only way to
 * publish.
 */
public final class StageContext {
  private final Run run;
  private final StageAttempt attempt;
  private final RunStore runs;
  private final CrashPoints crashPoints;
  private final Consumer<String> within;

  public StageContext(Run run, StageAttempt attempt, RunStore runs, CrashPoints crashPoints) {
    this(run, attempt, runs, crashPoints, words -> {});
  }

  /**
   * The same, where somebody watches.
   *
   * @param within is told how far the stage is
   */
  public StageContext(
      Run run,
      StageAttempt attempt,
      RunStore runs,
      CrashPoints crashPoints,
      Consumer<String> within) {
    this.run = run;
    this.attempt = attempt;
    this.runs = runs;
    this.crashPoints = crashPoints;
    this.within = within;
  }

  public Run run() {
    return run;
  }

  public StageName stage() {
    return attempt.stage();
  }

  public LocalDate businessDate() {
    return run.businessDate();
  }

  /** The id that every staged row of this try carries. */
  public long attemptId() {
    return attempt.attemptId();
  }

  /** The lease's epoch under which this try works. */
  public long epoch() {
    return attempt.epoch();
  }

  /** Where this try writes a dataset, relative to the bucket's prefix. */
  public String datasetPath(String dataset) {
    return folder(run.runId(), attempt) + dataset;
  }

  /** Where a try of a run keeps its datasets. */
  public static String folder(String runId, StageAttempt attempt) {
    return "runs/%s/%s/%d/".formatted(runId, attempt.stage().word(), attempt.attempt());
  }

  /** The path of a dataset that a stage of this run published; empty when it published none. */
  public Optional<String> published(StageName stage, String dataset) {
    return runs.findOutput(run.runId(), stage, dataset);
  }

  /** Tells whoever watches how far the stage is. */
  public void tell(String words) {
    within.accept(words);
  }

  /** A named point at which tests kill the process. */
  public void reach(String point) {
    crashPoints.reach(attempt.stage(), run.businessDate(), point);
  }

  /** Publishes effects and totals in one transaction. */
  public void publish(PublishingTransaction.Work work) {
    publish(Map.of(), work);
  }

  /**
   * Publishes effects, totals and datasets in one transaction: checks the epoch, does the work,
   * refuses totals that do not add up, inserts the publication row.
   *
   * @param outputs dataset name to path, as of {@link #datasetPath}
   */
  public void publish(Map<String, String> outputs, PublishingTransaction.Work work) {
    reach(CrashPoints.BEFORE_PUBLISH);
    runs.publish(run, attempt, outputs, work);
    reach(CrashPoints.AFTER_PUBLISH);
  }

  /** Publishes that there was nothing to do. */
  public void publishNothing(String... measures) {
    publish(tx -> List.of(measures).stream().map(ControlTotals::zero).toList());
  }
}
