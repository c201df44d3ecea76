package io.claimway.spark;

import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.TaskDatabase;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.util.CollectionAccumulator;

/**
 * Copies a dataset of records into staging tables from the executors. Only rows of task attempts
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
  record TaskCopy(int table, int partition, long taskAttempt, long rows) implements Serializable {}

  /**
   * One of several tables that a dataset is copied into at once.
   *
   * @param rows the table's rows that follow from one record; each task has a copy of its own
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
    List<Target<R, ?>> targets = List.of(new Target<>(table, type, List::of));
    Reports reports = new Reports(rows, targets, context);
    TaskCopies.Opening<R> opening = opening(targets, context);
    CollectionAccumulator<TaskCopy> copied = reports.copied;
    ForeachPartitionFunction<R> copyPartition =
        partition -> {
          try (TaskCopies<R> copies = opening.open()) {
            while (partition.hasNext()) {
              copies.write(partition.next());
            }
            copies.finish().forEach(copied::add);
          }
        };
    rows.foreachPartition(copyPartition);
    return reports.staged().get(0);
  }

  /** Records that a task works through and closes behind the last. */
  interface ClosingIterator<R> extends Iterator<R>, AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** What follows from a record on its executor. */
  @FunctionalInterface
  interface Following<S, R> extends Serializable {
    ClosingIterator<R> from(S record) throws SQLException;
  }

  /**
   * Copies what follows from what follows from each record: records that are worked through on the
   * executor and never become a dataset. The one action on the dataset.
   */
  <S extends Record, R extends Record> List<StagedRows> copyWhatFollows(
      Dataset<S> records,
      Following<S, R> following,
      List<Target<R, ?>> targets,
      StageContext context) {
    Reports reports = new Reports(records, targets, context);
    TaskCopies.Opening<R> opening = opening(targets, context);
    CollectionAccumulator<TaskCopy> copied = reports.copied;
    ForeachPartitionFunction<S> copyPartition =
        partition -> {
          try (TaskCopies<R> copies = opening.open()) {
            while (partition.hasNext()) {
              try (ClosingIterator<R> follow = following.from(partition.next())) {
                while (follow.hasNext()) {
                  copies.write(follow.next());
                }
              }
            }
            copies.finish().forEach(copied::add);
          }
        };
    records.foreachPartition(copyPartition);
    return reports.staged();
  }

  /** What follows from the records of one task, in one pass. */
  @FunctionalInterface
  interface OnePass<S, R> extends Serializable {
    Iterator<R> through(Iterator<S> partition);
  }

  /**
   * Copies what follows from the records of each task: it never becomes a dataset. The one action
   * on the dataset.
   */
  <S extends Record, R extends Record> List<StagedRows> copyInOnePass(
      Dataset<S> records, OnePass<S, R> pass, List<Target<R, ?>> targets, StageContext context) {
    Reports reports = new Reports(records, targets, context);
    TaskCopies.Opening<R> opening = opening(targets, context);
    CollectionAccumulator<TaskCopy> copied = reports.copied;
    ForeachPartitionFunction<S> copyPartition =
        partition -> {
          try (TaskCopies<R> copies = opening.open()) {
            Iterator<R> follow = pass.through(partition);
            while (follow.hasNext()) {
              copies.write(follow.next());
            }
            copies.finish().forEach(copied::add);
          }
        };
    records.foreachPartition(copyPartition);
    return reports.staged();
  }

  /** The database as tasks reach it. */
  TaskDatabase database() {
    return database;
  }

  /**
   * Copies what follows from each record into several tables on the record's way to where an action
   * of the caller takes it: one pass over the dataset serves both.
   *
   * @param onward what the action is given of each record
   */
  public <R extends Record, S extends Record> Passing<S> copyOnTheWay(
      Dataset<R> records,
      List<Target<R, ?>> targets,
      Class<S> type,
      RowsOf<R, S> onward,
      StageContext context) {
    Reports reports = new Reports(records, targets, context);
    TaskCopies.Opening<R> opening = opening(targets, context);
    CollectionAccumulator<TaskCopy> copied = reports.copied;
    MapPartitionsFunction<R, S> pass =
        partition -> new CopyingIterator<>(partition, opening.open(), onward, copied);
    return new Passing<>(records.mapPartitions(pass, RecordEncoder.of(type)), reports);
  }

  /**
   * A dataset whose computation copies.
   *
   * @param records for exactly one action
   */
  public record Passing<S extends Record>(Dataset<S> records, Reports reports) {

    /** What was copied, in the order of the targets, once the action has ended. */
    public List<StagedRows> staged() {
      return reports.staged();
    }
  }

  private <R extends Record> TaskCopies.Opening<R> opening(
      List<Target<R, ?>> targets, StageContext context) {
    return new TaskCopies.Opening<>(database, new ArrayList<>(targets), context.attemptId());
  }

  /** What the tasks of an action report: Spark counts each task's report once, if it succeeded. */
  static final class Reports {
    private final CollectionAccumulator<TaskCopy> copied;
    private final List<String> tables;
    private final StageContext context;

    Reports(Dataset<?> records, List<? extends Target<?, ?>> targets, StageContext context) {
      this.copied = records.sparkSession().sparkContext().collectionAccumulator();
      this.tables = targets.stream().<String>map(Target::table).toList();
      this.context = context;
    }

    List<StagedRows> staged() {
      context.reach(CrashPoints.MID_COPY);
      List<StagedRows> staged = new ArrayList<>();
      for (int table = 0; table < tables.size(); table++) {
        int wanted = table;
        staged.add(
            new StagedRows(
                tables.get(table),
                context.attemptId(),
                copied.value().stream()
                    .filter(each -> each.table() == wanted)
                    .map(
                        each ->
                            new StagedRows.TaskRows(
                                each.partition(), each.taskAttempt(), each.rows()))
                    .toList()));
      }
      return staged;
    }
  }
}
