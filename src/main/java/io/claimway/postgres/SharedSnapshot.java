package io.claimway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reading work done by two connections side by side that see one state of the books, whatever
 * others commit meanwhile. Temporary tables keep Postgres from sharing one query out; several
 * queries are shared out here instead.
 */
public final class SharedSnapshot<T> {
  private final Database.Work<?> ready;
  private final List<Database.Work<T>> pieces;
  private final AtomicReferenceArray<T> results;
  private final AtomicInteger next = new AtomicInteger();

  private SharedSnapshot(Database.Work<?> ready, List<Database.Work<T>> pieces) {
    this.ready = ready;
    this.pieces = pieces;
    this.results = new AtomicReferenceArray<>(pieces.size());
  }

  /**
   * Does all pieces, each on one of the connections.
   *
   * @param ready done once on each connection before any piece, such as making temporary tables
   * @return what the pieces answer, in their order; none answers null
   */
  public static <T> List<T> read(
      Database database, Database.Work<?> ready, List<Database.Work<T>> pieces) {
    return new SharedSnapshot<>(ready, pieces).read(database);
  }

  /** Lets another transaction see what this one sees, for as long as this one is open. */
  public static String export(Connection connection) throws SQLException {
    return Rows.get(connection, "select pg_export_snapshot()", row -> row.getString(1));
  }

  /** Sees what the exporting transaction sees; the first thing that a transaction does. */
  public static void use(Connection connection, String snapshot) throws SQLException {
    Rows.run(connection, "set transaction isolation level repeatable read");
    Rows.run(connection, "set transaction snapshot '" + snapshot + "'");
  }

  private List<T> read(Database database) {
    database.inSnapshot(
        connection -> {
          String snapshot = export(connection);
          CompletableFuture<Void> beside =
              CompletableFuture.runAsync(() -> readBeside(database, snapshot));
          try {
            work(connection);
          } catch (SQLException | RuntimeException failure) {
            next.set(pieces.size());
            beside.exceptionally(asThisFailed -> null).join();
            throw failure;
          }
          join(beside);
          return null;
        });
    List<T> all = new ArrayList<>(pieces.size());
    for (int piece = 0; piece < pieces.size(); piece++) {
      all.add(results.get(piece));
    }
    return List.copyOf(all);
  }

  private void readBeside(Database database, String snapshot) {
    database.inTransaction(
        connection -> {
          use(connection, snapshot);
          work(connection);
          return null;
        });
  }

  private void work(Connection connection) throws SQLException {
    ready.in(connection);
    for (int piece = next.getAndIncrement();
        piece < pieces.size();
        piece = next.getAndIncrement()) {
      results.set(piece, pieces.get(piece).in(connection));
    }
  }

  private static void join(CompletableFuture<Void> beside) {
    try {
      beside.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
