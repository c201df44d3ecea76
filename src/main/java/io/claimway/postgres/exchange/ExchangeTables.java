package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows of files that arrived: which are new, which came before, who has handled them. */
public final class ExchangeTables {

  private static final String RECORD = Sql.read(ExchangeTables.class, "receive-files");

  private static final String UNREADABLE =
      Sql.read(ExchangeTables.class, "receive-unreadable-items");

  private ExchangeTables() {}

  /** A file taken into evidence. */
  public record ReceivedFile(String partner, String name, String sha256, long bytes, String kind) {}

  /**
   * A file that waits for the stage of its kind; ordinal is its place in canonical order, by hash.
   */
  public record OpenFile(
      int ordinal, String partner, String name, String sha256, long bytes, String kind)
      implements Serializable {}

  /**
   * Records files as received by this run; exact re-deliveries and unreadable files are handled at
   * once. Repeating it changes nothing.
   */
  public static void record(PublishingTransaction tx, List<ReceivedFile> files)
      throws SQLException {
    tx.execute(
        "create temporary table receive_file (partner text, name text, sha256 text, bytes bigint, kind text) on commit drop");
    copy(tx.connection(), files);
    String runId = tx.run().runId();
    tx.execute(RECORD, runId, runId);
    DueItems.in(tx).find(UNREADABLE, runId).merge();
    tx.execute("drop table receive_file");
  }

  private static void copy(Connection connection, List<ReceivedFile> files) throws SQLException {
    try (RecordCopy<ReceivedFile> copy =
        RecordCopy.into(connection, "receive_file", ReceivedFile.class)) {
      for (ReceivedFile file : files) {
        copy.write(file);
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot record " + files.size() + " received files: copying failed", failure);
    }
  }

  /**
   * The files of these kinds that no stage has handled, in order of their hash: the order of
   * arrival names decides nothing.
   */
  public static List<OpenFile> listOpen(Connection connection, List<String> kinds)
      throws SQLException {
    return Rows.list(
        connection,
        "select row_number() over (order by sha256) - 1, partner, name, sha256, bytes, kind from exchange.inbound_file"
            + " where handled_run is null and kind = any (?) order by sha256",
        row ->
            new OpenFile(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6)),
        Rows.texts(connection, kinds));
  }

  /** Marks a file as handled by this run. */
  public static void handled(PublishingTransaction tx, String sha256, String outcome)
      throws SQLException {
    tx.execute(
        "update exchange.inbound_file set handled_run = ?, outcome = ? where sha256 = ? and handled_run is null",
        tx.run().runId(),
        outcome,
        sha256);
  }
}
