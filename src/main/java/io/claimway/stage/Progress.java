package io.claimway.stage;

import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import java.time.Duration;
import java.util.List;

/** Who is told how far a run is: a terminal, a log, a metric. */
@FunctionalInterface
public interface Progress {
  /**
   * Tells what a stage published.
   *
   * @param totals what the stage published
   * @param took wall-clock time of this try; zero when an earlier try had published
   */
  void stageDone(Run run, StageName stage, List<ControlTotals> totals, Duration took);

  /** Tells that a stage failed in passing and is tried again. */
  default void stageTriedAgain(Run run, StageName stage, Tries.Failed failed) {}

  /** Tells that a stage is being tried. */
  default void stageBegun(Run run, StageName stage) {}

  /**
   * Tells how far the stage that was begun is.
   *
   * @param words such as "12 of 45 invariants", never PHI
   */
  default void within(String words) {}
}
