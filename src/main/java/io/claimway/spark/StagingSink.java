package io.claimway.spark;

import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.TaskDatabase;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;

/**
 * Copies a dataset of records into a staging table from the executors. Only rows of task attempts
 * that Spark reports successful come back as {@link StagedRows}; publishing takes those and no
 * others.
 */
public final class StagingSink implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TaskDatabase database;

  public StagingSink(PostgresSettings settings) {
    this.database = new TaskDatabase(settings);
  }

  /** What one task attempt copied into one of its tables. */
  public record TaskCopy(int table, int partition, long taskAttempt, long rows) {}

  /**
   * One of several tables that a dataset is copied into at once.
   *
   * @param rows the table's rows that follow from one record
   */
  public record Target<R extends Record, S extends Record>(
      String table, Class<S> type, RowsOf<R, S> rows) implements Serializable {}

  /** The rows that follow from one record. */
  @FunctionalInterface
  public interface RowsOf<R, S> extends Serializable {
    List<S> of(R record);
  }

  /** Copies all rows into the table; the one action on the dataset. */
  public <R extends Record> StagedRows copy(
      Dataset<R> rows, Class<R> type, String table, StageContext context) {
    return copyEach(rows, List.of(new Target<>(table, type, List::of)), context).get(0);
  }

  /**
   * Copies what follows from each record into several tables in one pass over the dataset; answers
   * in the order of the targets.
   */
  public <R extends Record> List<StagedRows> copyEach(
      Dataset<R> records, List<Target<R, ?>> targets, StageContext context) {
    long attemptId = context.attemptId();
    StagingSink sink = this;
    List<Target<R, ?>> tables = new ArrayList<>(targets);
    MapPartitionsFunction<R, TaskCopy> copyPartition =
        partition -> {
          try (TaskCopies<R> copies = new TaskCopies<>(sink.database, tables, attemptId)) {
            return copies.copy(partition).iterator();
          }
        };
    List<List<StagedRows.TaskRows>> tasks = new ArrayList<>();
    targets.forEach(each -> tasks.add(new ArrayList<>()));
    for (TaskCopy task :
        records.mapPartitions(copyPartition, RecordEncoder.of(TaskCopy.class)).collectAsList()) {
      tasks
          .get(task.table())
          .add(new StagedRows.TaskRows(task.partition(), task.taskAttempt(), task.rows()));
    }
    context.reach(CrashPoints.MID_COPY);
    List<StagedRows> staged = new ArrayList<>();
    for (int table = 0; table < targets.size(); table++) {
      staged.add(new StagedRows(targets.get(table).table(), attemptId, tasks.get(table)));
    }
    return staged;
  }
}
