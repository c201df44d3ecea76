package io.claimway.postgres.proof;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What each night's proof found, and how far the book is proved. */
public final class ProofTables {
  private ProofTables() {}

  /** The newest block of the chain. */
  @SuppressWarnings("ArrayRecordComponent") // a digest: never changed
  public record BookHead(long block, long lastSeq, byte[] hash) {}

  /** The newest block, or nothing when nothing is booked. */
  public static Optional<BookHead> findHead(Connection connection) throws SQLException {
    return Rows.find(
        connection,
        "select block, last_seq, hash from ledger.block order by block desc limit 1",
        row -> new BookHead(row.getLong(1), row.getLong(2), row.getBytes(3)));
  }

  /** Whether the newest proof broke in more rows than could be kept. */
  static boolean isWholeNext(Connection connection) throws SQLException {
    return Rows.find(
            connection,
            "select whole_next from proof.proof order by business_date desc limit 1",
            row -> row.getBoolean(1))
        .orElse(false);
  }

  /**
   * Writes a night's findings, the rows that break them, and how far the book is proved. A break
   * stands from the first night that sees it to the one that looks again and finds it repaired.
   */
  public static void record(PublishingTransaction tx, List<Proof.Finding> findings)
      throws SQLException {
    String run = tx.run().runId();
    for (Proof.Finding finding : findings) {
      tx.execute(
          "insert into proof.finding (run_id, invariant, promise, figure, unit, broken) values (?, ?, ?, ?, ?, ?)",
          run,
          finding.invariant().name(),
          finding.invariant().promise(),
          finding.figure(),
          finding.invariant().unit(),
          finding.broken());
      int ordinal = 0;
      for (Proof.BrokenRow row : finding.named()) {
        tx.execute(
            "insert into proof.broken_row (run_id, invariant, ordinal, subject, detail, practice_id) values (?, ?, ?, ?, ?, ?)",
            run,
            finding.invariant().name(),
            ++ordinal,
            row.subject(),
            row.detail(),
            row.practiceId());
      }
      keepOpen(tx, finding);
    }
    tx.execute(
        "update proof.open_break set repaired_run = ? where repaired_run is null and last_run <> ?",
        run,
        run);
    BookHead head = findHead(tx.connection()).orElse(new BookHead(0, 0, new byte[0]));
    tx.execute(
        "insert into proof.proof (run_id, business_date, last_seq, last_block, head, whole_next, restored) values (?, ?, ?, ?, ?, ?, (select coalesce(max(found_epoch), 0) from run.restore))",
        run,
        tx.run().businessDate(),
        head.lastSeq(),
        head.block(),
        head.hash(),
        findings.stream().anyMatch(finding -> !finding.isKeptWhole()));
  }

  private static void keepOpen(PublishingTransaction tx, Proof.Finding finding)
      throws SQLException {
    String run = tx.run().runId();
    for (Proof.BrokenRow row : finding.rows()) {
      tx.execute(
          """
          insert into proof.open_break as b (invariant, subject, first_run, last_run, looks_by, key, detail, practice_id)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (invariant, subject) where repaired_run is null
          do update set last_run = excluded.last_run, detail = excluded.detail
          """,
          finding.invariant().name(),
          row.subject(),
          run,
          run,
          finding.invariant().looksBy().name(),
          row.key(),
          row.detail(),
          row.practiceId());
    }
  }
}
