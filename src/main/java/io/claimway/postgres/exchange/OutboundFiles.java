package io.claimway.postgres.exchange;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of files on their way out: rendered, intended, delivered or withheld. */
public final class OutboundFiles {
  private static final String PLAN = Sql.read(OutboundFiles.class, "plan-rendered-file");

  private OutboundFiles() {}

  /**
   * A rendered file: its bytes lie in evidence under their hash, its name in the mailbox carries
   * that hash.
   */
  public record OutboundFile(
      long fileId, String partner, String kind, String name, String sha256) {}

  /** A file of one transaction that is rendered before it has a row, such as a payout file. */
  public record PlannedFile(
      String runId,
      String partner,
      String kind,
      int entries,
      long cents,
      String name,
      String sha256,
      long bytes) {}

  /**
   * Writes a rendered file's row, or finds the one that an earlier try of the run wrote; answers
   * its id.
   */
  public static long plan(Connection connection, PlannedFile file) throws SQLException {
    return Rows.get(
        connection,
        PLAN,
        row -> row.getLong(1),
        file.runId(),
        file.partner(),
        file.kind(),
        file.runId(),
        file.partner(),
        file.kind(),
        file.entries(),
        file.cents(),
        file.name(),
        file.sha256(),
        file.bytes());
  }

  /** Rendered again with other bytes before the bank had any: these are the ones that leave. */
  public static void replan(Connection connection, long fileId, PlannedFile file)
      throws SQLException {
    Rows.change(
        connection,
        "update exchange.outbound_file set name = ?, sha256 = ?, bytes = ?, claims = ?, charge_cents = ?"
            + " where file_id = ? and sha256 <> ? and state in ('RENDERED', 'INTENDED')",
        file.name(),
        file.sha256(),
        file.bytes(),
        file.entries(),
        file.cents(),
        fileId,
        file.sha256());
  }

  /** The names of all files for a partner. */
  public static Set<String> listNames(Connection connection, String partner) throws SQLException {
    return new HashSet<>(
        Rows.list(
            connection,
            "select name from exchange.outbound_file where partner = ? and name is not null",
            row -> row.getString(1),
            partner));
  }

  /** Keeps back the files of a run that have not left. */
  public static int withhold(Connection connection, String runId, String why) throws SQLException {
    return Rows.change(
        connection,
        "update exchange.outbound_file set state = 'WITHHELD', withheld_reason = ? where run_id = ? and state in ('RENDERED', 'INTENDED')",
        why,
        runId);
  }

  /** The number of the first file of a kind that a run has rendered for a partner. */
  public static Optional<Long> findId(
      Connection connection, String runId, String partner, String kind) throws SQLException {
    return Rows.find(
        connection,
        "select file_id from exchange.outbound_file where run_id = ? and partner = ? and kind = ? and ordinal = 1",
        row -> row.getLong(1),
        runId,
        partner,
        kind);
  }

  /** The mailbox name of the first file of a kind that a run has rendered for a partner. */
  public static Optional<String> findName(
      Connection connection, String runId, String partner, String kind) throws SQLException {
    return Rows.find(
        connection,
        "select name from exchange.outbound_file where run_id = ? and partner = ? and kind = ? and ordinal = 1",
        row -> row.getString(1),
        runId,
        partner,
        kind);
  }

  /**
   * Writes down, under the lease's epoch, that these files of a run are about to be delivered, and
   * answers those not yet delivered in order of their id.
   *
   * @throws IllegalStateException when another process has taken the lease
   */
  public static List<OutboundFile> intend(
      Connection connection, String runId, String kind, long epoch) throws SQLException {
    checkEpoch(connection, epoch);
    Rows.change(
        connection,
        "update exchange.outbound_file set state = 'INTENDED' where run_id = ? and kind = ? and state = 'RENDERED'",
        runId,
        kind);
    return Rows.list(
        connection,
        "select file_id, partner, kind, name, sha256 from exchange.outbound_file"
            + " where run_id = ? and kind = ? and state = 'INTENDED' order by file_id",
        row ->
            new OutboundFile(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        runId,
        kind);
  }

  /** Writes down that the mailbox has a file. */
  public static void delivered(Connection connection, OutboundFile file) throws SQLException {
    Rows.change(
        connection,
        "update exchange.outbound_file set state = 'DELIVERED' where file_id = ?",
        file.fileId());
  }

  public static void checkEpoch(Connection connection, long epoch) throws SQLException {
    long current =
        Rows.get(
            connection,
            "select epoch from run.lease where name = 'pipeline' for share",
            row -> row.getLong(1));
    if (current != epoch) {
      throw new IllegalStateException(
          "Cannot deliver: this process holds epoch %d, the lease is at %d"
              .formatted(epoch, current));
    }
  }
}
