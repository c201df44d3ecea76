package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows of files that arrived: which are new, which came before, who has handled them. */
public final class ExchangeTables {

  private static final String RECORD =
      """
      insert into exchange.inbound_file (partner, name, sha256, bytes, kind, run_id, redelivery, handled_run, outcome)
      select partner, name, sha256, bytes, kind, ?, again,
             case when again or kind in ('UNKNOWN', 'TOO_LARGE') then ? end,
             case when again then 'REDELIVERY' when kind in ('UNKNOWN', 'TOO_LARGE') then 'QUARANTINED' end
        from (select r.*, row_number() over (partition by sha256 order by partner collate "C", name collate "C") > 1
                          or exists (select from exchange.inbound_file f where f.sha256 = r.sha256) as again
                from received_file r) r
       order by partner collate "C", name collate "C"
      on conflict (partner, name) do nothing
      """;

  private static final String UNREADABLE =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
      select encode(sha256(convert_to(kind || '_FILE|' || partner || '/' || name, 'UTF8')), 'hex'), kind || '_FILE', partner || '/' || name,
             case kind when 'UNKNOWN' then 'neither X12, NACHA nor BAI2 by its content'
                       else bytes || ' bytes are more than limits.inbound-file-bytes allows' end
               || '; kept as evidence ' || sha256, run_id, ?
        from exchange.inbound_file where run_id = ? and outcome = 'QUARANTINED' and kind in ('UNKNOWN', 'TOO_LARGE')
      on conflict do nothing
      """;

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
        "create temporary table received_file (partner text, name text, sha256 text, bytes bigint, kind text) on commit drop");
    copy(tx.connection(), files);
    String runId = tx.run().runId();
    tx.execute(RECORD, runId, runId);
    tx.execute(UNREADABLE, tx.run().businessDate(), runId);
    tx.execute("drop table received_file");
  }

  private static void copy(Connection connection, List<ReceivedFile> files) throws SQLException {
    try (RecordCopy<ReceivedFile> copy =
        RecordCopy.into(connection, "received_file", ReceivedFile.class)) {
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

  /** Opens an item for a file that could not be taken in. */
  public static void setAside(PublishingTransaction tx, String kind, OpenFile file, String why)
      throws SQLException {
    tx.execute(
        "insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)"
            + " values (encode(sha256(convert_to(? || '|' || ?, 'UTF8')), 'hex'), ?, ?, ?, ?, ?) on conflict do nothing",
        kind,
        file.sha256(),
        kind,
        file.partner() + "/" + file.name(),
        why,
        tx.run().runId(),
        tx.run().businessDate());
  }
}
