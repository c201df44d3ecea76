package io.claimway.postgres.exchange;

import io.claimway.archive.InboundOutcome;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.worklist.WorkItemKind;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows of what lay in mailboxes and what became of it, and of the files that were taken in: which
 * are new, which came before, who has handled them.
 */
public final class ExchangeTables {

  private static final String OBJECTS = Sql.read(ExchangeTables.class, "receive-objects");
  private static final String FILES = Sql.read(ExchangeTables.class, "receive-files");

  private static final String UNREADABLE =
      Sql.read(ExchangeTables.class, "receive-unreadable-items");

  private static final String NOT_TAKEN = Sql.read(ExchangeTables.class, "receive-not-taken-items");

  private static final String TOTALS = Sql.read(ExchangeTables.class, "receive-totals");

  private ExchangeTables() {}

  /**
   * An object of a mailbox with what became of it.
   *
   * @param bytes as it was listed
   * @param found what stood in the way; null when it was taken
   * @param sha256 of what was taken, else null; likewise its kind
   */
  public record ReceivedObject(
      String partner,
      String name,
      String etag,
      long bytes,
      InboundOutcome outcome,
      String found,
      String sha256,
      String kind) {

    /** One whose bytes are evidence now. */
    public static ReceivedObject taken(InboundObject object, String sha256, String kind) {
      return new ReceivedObject(
          object.partner(),
          object.name(),
          object.etag(),
          object.bytes(),
          InboundOutcome.TAKEN,
          null,
          sha256,
          kind);
    }

    /** One that could not be taken in. */
    public static ReceivedObject not(InboundObject object, InboundOutcome outcome, String found) {
      return new ReceivedObject(
          object.partner(),
          object.name(),
          object.etag(),
          object.bytes(),
          outcome,
          found,
          null,
          null);
    }

    public boolean isTaken() {
      return outcome == InboundOutcome.TAKEN;
    }
  }

  /**
   * A file that waits for the stage of its kind; ordinal is its place in canonical order, by hash.
   */
  public record OpenFile(
      int ordinal, String partner, String name, String sha256, long bytes, String kind)
      implements Serializable {}

  /**
   * Records what became of objects, and what was taken as received by this run; exact re-deliveries
   * and unreadable files are handled at once. Repeating it changes nothing.
   */
  public static void record(PublishingTransaction tx, List<ReceivedObject> objects)
      throws SQLException {
    tx.execute(
        "create temporary table receive_object (partner text, name text, etag text, bytes bigint, outcome text, found text, sha256 text, kind text)"
            + " on commit drop");
    RecordCopy.all(tx.connection(), "receive_object", ReceivedObject.class, objects);
    String runId = tx.run().runId();
    tx.execute(OBJECTS, runId);
    tx.execute(FILES, runId, runId);
    DueItems.in(tx)
        .find(UNREADABLE, runId)
        .find(NOT_TAKEN)
        .allOf(
            WorkItemKind.GONE_FILE,
            WorkItemKind.CHANGED_FILE,
            WorkItemKind.TOO_LARGE_FILE,
            WorkItemKind.UNREADABLE_FILE,
            WorkItemKind.LATER_FILE)
        .merge();
    tx.execute("drop table receive_object");
  }

  /** What came of the objects that this run has frozen. */
  public static ControlTotals totals(PublishingTransaction tx, int frozen) throws SQLException {
    String runId = tx.run().runId();
    return tx.query(
            TOTALS,
            row ->
                ControlTotals.of("files", frozen, 0)
                    .out(row.getLong(1), 0)
                    .rejected(row.getLong(2), 0)
                    .carried(row.getLong(3), 0),
            runId,
            runId)
        .get(0);
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
