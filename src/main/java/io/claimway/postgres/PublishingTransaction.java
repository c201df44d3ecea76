package io.claimway.postgres;

import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The one transaction in which a stage's effects appear, together with its totals and its
 * publication row.
 */
public final class PublishingTransaction {
  private final Connection connection;
  private final Run run;
  private final StageAttempt attempt;

  public PublishingTransaction(Connection connection, Run run, StageAttempt attempt) {
    this.connection = connection;
    this.run = run;
    this.attempt = attempt;
  }

  /** What a stage does in its transaction; returns the totals that must add up. */
  @FunctionalInterface
  public interface Work {
    List<ControlTotals> in(PublishingTransaction tx) throws SQLException;
  }

  public Connection connection() {
    return connection;
  }

  public Run run() {
    return run;
  }

  public StageAttempt attempt() {
    return attempt;
  }

  /**
   * Takes staged rows: locks their table, discards rows of other attempts and of tasks not reported
   * successful, and refuses when the count is not what the tasks reported.
   */
  public void take(StagedRows staged) throws SQLException {
    if (staged.attemptId() != attempt.attemptId()) {
      throw new IllegalStateException(
          "Cannot take staged rows of %s: they are of attempt %d, this is %d"
              .formatted(staged.table(), staged.attemptId(), attempt.attemptId()));
    }
    staged.takeIn(connection);
  }

  /** Runs a statement and answers the rows it changed. */
  public long execute(String sql, Object... parameters) throws SQLException {
    if (parameters.length == 0) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return Math.max(0, statement.getLargeUpdateCount());
      }
    }
    try (PreparedStatement statement = Rows.prepare(connection, sql, parameters)) {
      statement.execute();
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  /** The first column of the only row, as a long; 0 for null. */
  public long queryLong(String sql, Object... parameters) throws SQLException {
    List<Long> rows = query(sql, row -> row.getLong(1), parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException(
          "Cannot read one figure: " + rows.size() + " rows for " + sql);
    }
    return rows.get(0);
  }

  /** All rows of a query, read one by one. */
  public <T> List<T> query(String sql, Rows.Reader<T> reader, Object... parameters)
      throws SQLException {
    return Rows.list(connection, sql, reader, parameters);
  }

  /**
   * Takes {@code count} consecutive numbers from a row-locked counter and answers the first. The
   * caller hands them out in a sorted order, so that a rerun allocates the same.
   */
  public long takeNumbers(String counter, long count) throws SQLException {
    long last =
        queryLong(
            "insert into run.counter (name, value) values (?, ?)"
                + " on conflict (name) do update set value = run.counter.value + excluded.value returning value",
            counter,
            count);
    return last - count + 1;
  }
}
