package io.claimway.spark;

import io.claimway.archive.FactIntake;
import io.claimway.avro.Topic;
import io.claimway.postgres.fact.WorkingSetReader;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** One share of the working set as an executor's task walks it, decoded row by row. */
final class WorkingRows implements Iterator<WorkingFact> {

  private final WorkingSetReader.Rows rows;
  private final FactIntake intake;
  private boolean more;

  WorkingRows(WorkingSetReader reader, int share, int shares) throws SQLException {
    this.rows = reader.open(share, shares);
    TaskCompletionListener close = ended -> close(rows);
    TaskContext.get().addTaskCompletionListener(close);
    this.intake = FactIntake.ofStored();
    this.more = rows.next();
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public WorkingFact next() {
    if (!more) {
      throw new NoSuchElementException("Cannot read the working set: it has ended");
    }
    try {
      WorkingFact fact = WorkingFact.of(intake.read(Topic.of(rows.topic()), rows.payload()));
      more = rows.next();
      return fact;
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read the working set: the database failed", failure);
    }
  }

  private static void close(WorkingSetReader.Rows rows) {
    try {
      rows.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot close the working set: the database failed", failure);
    }
  }
}
