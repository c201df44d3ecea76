package io.claimway.postgres;

import java.util.List;

/**
 * The rows that successful tasks copied into one staging table: what a publishing transaction may
 * take.
 */
public record StagedRows(String table, long attemptId, List<TaskRows> tasks) {

  public StagedRows {
    tasks = List.copyOf(tasks);
  }

  /** Rows copied by one task attempt that the engine reported successful. */
  public record TaskRows(int partition, long taskAttempt, long rows) {}

  public long rows() {
    return tasks.stream().mapToLong(TaskRows::rows).sum();
  }

  public boolean isEmpty() {
    return rows() == 0;
  }
}
