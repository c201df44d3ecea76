package io.claimway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** That an attempt has nothing for a staging table. */
  public static StagedRows none(String table, long attemptId) {
    return new StagedRows(table, attemptId, List.of());
  }

  /** These and further rows, which it copies as one more task of the attempt. */
  public <R extends Record> StagedRows with(Connection connection, Class<R> type, List<R> further)
      throws SQLException {
    if (further.isEmpty()) {
      return this;
    }
    TaskRows task = new TaskRows(tasks.size(), 0, further.size());
    RecordCopy.allStaged(connection, table, type, attemptId, task.partition(), further);
    return new StagedRows(
        table, attemptId, Stream.concat(tasks.stream(), Stream.of(task)).toList());
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
