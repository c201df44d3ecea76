package io.claimway.postgres.payout;

import io.claimway.postgres.Rows;
import io.claimway.run.RunRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Approvals of payout batches: who let which go, and which file of its day each became. */
public final class ReleaseTables {
  /** In the order in which files of one day take them. */
  private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private ReleaseTables() {}

  /** An approval. */
  public record Release(String approvedBy, LocalDate createdOn, char idModifier) {}

  public static Optional<Release> find(Connection connection, String runId) throws SQLException {
    return Rows.find(
        connection,
        "select approved_by, created_on, id_modifier from payout.release where run_id = ?",
        row ->
            new Release(
                row.getString(1), row.getObject(2, LocalDate.class), row.getString(3).charAt(0)),
        runId);
  }

  /**
   * Writes an approval down before anything is sent; the one of an earlier try keeps its file's
   * place in the day.
   *
   * @throws RunRefused when the day has no place left
   */
  public static Release approve(
      Connection connection,
      String runId,
      String batchId,
      int seq,
      String approvedBy,
      LocalDate createdOn)
      throws SQLException {
    if (find(connection, runId).isPresent()) {
      Rows.change(
          connection,
          "update payout.release set approved_by = ? where run_id = ?",
          approvedBy,
          runId);
    } else {
      int place =
          Rows.get(
              connection,
              "select count(*) from payout.release where created_on = ?",
              row -> row.getInt(1),
              createdOn);
      if (place >= MODIFIERS.length()) {
        throw new RunRefused(
            "Cannot release %s: %d files were made on %s, the bank takes no more of one day; approve it tomorrow"
                .formatted(batchId, place, createdOn));
      }
      Rows.change(
          connection,
          "insert into payout.release (run_id, batch_id, seq, approved_by, created_on, id_modifier) values (?, ?, ?, ?, ?, ?)",
          runId,
          batchId,
          seq,
          approvedBy,
          createdOn,
          String.valueOf(MODIFIERS.charAt(place)));
    }
    return find(connection, runId).orElseThrow();
  }
}
