package io.claimway.spark;

import io.claimway.spark.StagingSink.RowsOf;
import io.claimway.spark.StagingSink.TaskCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.TaskCompletionListener;

/** One task's records on their way, copied as they pass; the task reports when they have ended. */
final class CopyingIterator<R extends Record, S extends Record> implements Iterator<S> {
  private final Iterator<R> records;
  private final TaskCopies<R> copies;
  private final RowsOf<R, S> onward;
  private final CollectionAccumulator<TaskCopy> copied;
  private Iterator<S> next = Collections.emptyIterator();
  private boolean ended;

  CopyingIterator(
      Iterator<R> records,
      TaskCopies<R> copies,
      RowsOf<R, S> onward,
      CollectionAccumulator<TaskCopy> copied) {
    this.records = records;
    this.copies = copies;
    this.onward = onward;
    this.copied = copied;
    TaskCompletionListener close = task -> close();
    TaskContext.get().addTaskCompletionListener(close);
  }

  @Override
  public boolean hasNext() {
    try {
      while (!next.hasNext() && records.hasNext()) {
        R record = records.next();
        copies.write(record);
        next = onward.of(record).iterator();
      }
      if (!next.hasNext() && !ended) {
        ended = true;
        copies.finish().forEach(copied::add);
      }
      return next.hasNext();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot copy rows: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public S next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot take another record: they have ended");
    }
    return next.next();
  }

  private void close() {
    try {
      copies.close();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close a task's copies: " + e.getMessage(), e);
    }
  }
}
