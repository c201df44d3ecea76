package io.claimway.batch;

import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Progress;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.stage.Tries;
import java.time.Duration;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * One stage as a step: skipped when it has published, else tried under a new attempt, and again
 * where something outside failed in passing.
 */
final class StageTasklet implements Tasklet {
  private final Stage stage;
  private final Run run;
  private final RunStore runs;
  private final long epoch;
  private final CrashPoints crashPoints;
  private final Progress progress;
  private final Tries tries;

  StageTasklet(
      Stage stage,
      Run run,
      RunStore runs,
      long epoch,
      CrashPoints crashPoints,
      Progress progress,
      Tries tries) {
    this.stage = stage;
    this.run = run;
    this.runs = runs;
    this.epoch = epoch;
    this.crashPoints = crashPoints;
    this.progress = progress;
    this.tries = tries;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    long start = System.nanoTime();
    tries.run(this::publish, failed -> progress.stageTriedAgain(run, stage.name(), failed));
    progress.stageDone(
        run,
        stage.name(),
        runs.listTotals(run.runId(), stage.name()),
        Duration.ofNanos(System.nanoTime() - start));
    return RepeatStatus.FINISHED;
  }

  /** A try whose commit nobody heard of has published all the same. */
  private void publish() {
    if (runs.isPublished(run.runId(), stage.name())) {
      return;
    }
    progress.stageBegun(run, stage.name());
    StageContext context =
        new StageContext(
            run, runs.beginAttempt(run, stage.name(), epoch), runs, crashPoints, progress::within);
    context.reach(CrashPoints.BEFORE_STAGING);
    stage.run(context);
    if (!runs.isPublished(run.runId(), stage.name())) {
      throw new IllegalStateException(
          "Cannot end stage "
              + stage.name().word()
              + " of "
              + run.runId()
              + ": it published nothing");
    }
  }
}
