package io.claimway.exchange;

import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.s3.S3Settings;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of several files, one file open at a time; the object store is opened with the first and
 * closed after the last.
 */
public final class FileByFile<R> implements Iterator<R> {
  private final Iterator<OpenFile> files;
  private final Reading<R> reading;
  private final Lost<R> lost;
  private final ObjectStore store;
  private Iterator<R> rows = List.<R>of().iterator();

  /** Opens a file as rows; closed when it is exhausted, if it can be. */
  @FunctionalInterface
  public interface Reading<R> {
    Iterator<R> open(ObjectStore store, OpenFile file);
  }

  /** The row of a file whose bytes the store does not give any more. */
  @FunctionalInterface
  public interface Lost<R> {
    R row(OpenFile file, String why);
  }

  public FileByFile(List<OpenFile> files, S3Settings settings, Reading<R> reading, Lost<R> lost) {
    this.files = files.iterator();
    this.reading = reading;
    this.lost = lost;
    this.store = ObjectStore.open(settings);
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      close(rows);
      if (!files.hasNext()) {
        store.close();
        rows = List.<R>of().iterator();
        return false;
      }
      rows = open(files.next());
    }
    return true;
  }

  private Iterator<R> open(OpenFile file) {
    try {
      return reading.open(store, file);
    } catch (ObjectStoreFailure failure) {
      // Credentials that have run out are refused too, and say nothing about the file.
      if (!failure.isRefusal() || !store.answers()) {
        throw failure;
      }
      return List.of(lost.row(file, why(file, failure))).iterator();
    }
  }

  /** A person knows the file by its name, not by the hash of its bytes. */
  private static String why(OpenFile file, ObjectStoreFailure failure) {
    return failure
        .getMessage()
        .replace(InboundReceiver.evidenceKey(file.sha256()), file.partner() + "/" + file.name());
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read on: all files of the task are read");
    }
    return rows.next();
  }

  private static void close(Iterator<?> rows) {
    if (rows instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception failure) {
        throw new IllegalStateException(
            "Cannot close a received file: " + failure.getMessage(), failure);
      }
    }
  }
}
