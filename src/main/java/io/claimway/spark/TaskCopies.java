package io.claimway.spark;

import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.TaskDatabase;
import io.claimway.spark.StagingSink.Target;
import io.claimway.spark.StagingSink.TaskCopy;
import java.io.IOException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;

/** One task's COPYs, one connection per table, each opened with its first row. */
final class TaskCopies<R extends Record> implements AutoCloseable {
  private final TaskDatabase database;
  private final long attemptId;
  private final int partition = TaskContext.getPartitionId();
  private final long taskAttempt = TaskContext.get().taskAttemptId();
  private final List<OpenCopy<R, ?>> copies = new ArrayList<>();

  private TaskCopies(TaskDatabase database, List<Target<R, ?>> targets, long attemptId) {
    this.database = database;
    this.attemptId = attemptId;
    targets.forEach(target -> copies.add(new OpenCopy<>(target)));
  }

  /** Opens the copies of a task on its executor. */
  record Opening<R extends Record>(
      TaskDatabase database, List<Target<R, ?>> targets, long attemptId) implements Serializable {
    TaskCopies<R> open() {
      return new TaskCopies<>(database, targets, attemptId);
    }
  }

  /** Copies the rows that follow from a record. */
  void write(R record) throws SQLException {
    for (OpenCopy<R, ?> copy : copies) {
      copy.write(record);
    }
  }

  /** Ends the copies and answers how many rows went into each table. */
  List<TaskCopy> finish() throws SQLException, IOException {
    List<TaskCopy> copied = new ArrayList<>();
    for (int table = 0; table < copies.size(); table++) {
      copied.add(new TaskCopy(table, partition, taskAttempt, copies.get(table).finish()));
    }
    return copied;
  }

  /** The COPY into one table. */
  private final class OpenCopy<T extends Record, S extends Record> {
    private final Target<T, S> target;
    private Connection connection;
    private RecordCopy<S> copy;

    OpenCopy(Target<T, S> target) {
      this.target = target;
    }

    void write(T record) throws SQLException {
      for (S row : target.rows().of(record)) {
        if (copy == null) {
          connection = database.connect();
          copy =
              RecordCopy.staging(
                  connection, target.table(), target.type(), attemptId, partition, taskAttempt);
        }
        copy.write(row);
      }
    }

    long finish() throws SQLException, IOException {
      return copy == null ? 0 : copy.finish();
    }

    void close() throws SQLException {
      if (connection == null) {
        return;
      }
      try {
        if (copy != null) {
          copy.close();
        }
      } finally {
        connection.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (OpenCopy<R, ?> copy : copies) {
      copy.close();
    }
  }
}
