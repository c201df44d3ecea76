package io.claimway.spark;

import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** How far the jobs are that Spark runs just now, for whoever watches a night. */
public final class RunningTasks {
  private RunningTasks() {}

  /** Tasks done of all in stages that run; empty where Spark does nothing. */
  public static String words() {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isEmpty() || session.get().sparkContext().isStopped()) {
      return "";
    }
    SparkStatusTracker tracker = session.get().sparkContext().statusTracker();
    int done = 0;
    int all = 0;
    for (int stage : tracker.getActiveStageIds()) {
      Option<SparkStageInfo> told = tracker.getStageInfo(stage);
      if (told.isDefined()) {
        done += told.get().numCompletedTasks();
        all += told.get().numTasks();
      }
    }
    return all == 0 ? "" : "%d of %d tasks".formatted(done, all);
  }
}
