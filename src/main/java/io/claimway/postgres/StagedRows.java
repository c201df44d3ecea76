package io.claimway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

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

  /** Copies rows into a staging table, as an attempt's only task. */
  public static <R extends Record> StagedRows copied(
      Connection connection, String table, Class<R> type, long attemptId, List<R> rows)
      throws SQLException {
    RecordCopy.allStaged(connection, table, type, attemptId, rows);
    return new StagedRows(table, attemptId, List.of(new TaskRows(0, 0, rows.size())));
  }

  /** That an attempt has nothing for a staging table. */
  public static StagedRows none(String table, long attemptId) {
    return new StagedRows(table, attemptId, List.of());
  }

  public long rows() {
    return tasks.stream().mapToLong(TaskRows::rows).sum();
  }

  public boolean isEmpty() {
    return rows() == 0;
  }

  /**
   * Locks the table, discards rows of other attempts and of tasks not reported successful, and
   * refuses when the count is not what the tasks reported.
   */
  public void takeIn(Connection connection) throws SQLException {
    String ours =
        tasks.isEmpty()
            ? "false"
            : tasks.stream()
                .map(task -> "(" + task.partition() + "," + task.taskAttempt() + ")")
                .collect(
                    Collectors.joining(",", "(task_partition, task_attempt) in (values ", ")"));
    Rows.run(connection, "lock table " + table + " in share row exclusive mode");
    Rows.change(
        connection, "delete from " + table + " where stage_attempt <> ? or not " + ours, attemptId);
    long found = Rows.get(connection, "select count(*) from " + table, row -> row.getLong(1));
    if (found != rows()) {
      throw new IllegalStateException(
          "Cannot take staged rows of %s: %d rows found, %d reported by successful tasks"
              .formatted(table, found, rows()));
    }
    Rows.run(connection, "analyze " + table);
  }
}
