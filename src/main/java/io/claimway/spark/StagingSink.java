package io.claimway.spark;

import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.StagedRows;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.io.IOException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;

/**
 * Copies a dataset of records into a staging table from the executors. Only rows of task attempts
 * that Spark reports successful come back as {@link StagedRows}; publishing takes those and no
 * others.
 */
public final class StagingSink implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final String user;
  private final String password;

  public StagingSink(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** What one task attempt copied. */
  public record TaskCopy(int partition, long taskAttempt, long rows) {}

  /** Copies all rows into the table; the one action on the dataset. */
  public <R extends Record> StagedRows copy(
      Dataset<R> rows, Class<R> type, String table, StageContext context) {
    long attemptId = context.attemptId();
    StagingSink sink = this;
    MapPartitionsFunction<R, TaskCopy> copyPartition =
        partition -> List.of(sink.copyPartition(partition, type, table, attemptId)).iterator();
    List<StagedRows.TaskRows> tasks = new ArrayList<>();
    for (TaskCopy task :
        rows.mapPartitions(copyPartition, RecordEncoder.of(TaskCopy.class)).collectAsList()) {
      tasks.add(new StagedRows.TaskRows(task.partition(), task.taskAttempt(), task.rows()));
    }
    context.reach(CrashPoints.MID_COPY);
    return new StagedRows(table, attemptId, tasks);
  }

  private <R extends Record> TaskCopy copyPartition(
      Iterator<R> rows, Class<R> type, String table, long attemptId)
      throws SQLException, IOException {
    int partition = TaskContext.getPartitionId();
    long taskAttempt = TaskContext.get().taskAttemptId();
    if (!rows.hasNext()) {
      return new TaskCopy(partition, taskAttempt, 0);
    }
    try (Connection connection = DriverManager.getConnection(url, user, password);
        RecordCopy<R> copy =
            RecordCopy.staging(connection, table, type, attemptId, partition, taskAttempt)) {
      while (rows.hasNext()) {
        copy.write(rows.next());
      }
      return new TaskCopy(partition, taskAttempt, copy.finish());
    }
  }
}
