package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.submission.PlannedFile;
import io.claimway.submission.PlannedTransaction;
import io.claimway.submission.ReadyClaim;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claims that wait for a file, the control numbers of files, and what rendering leaves behind. */
public final class SplitTables {

  private static final String READY =
      Sql.read(SplitTables.class, "split-ready-claims", ClaimState.READY);

  private static final String KNOWN_NUMBERS =
      "select partner, ordinal, file_id, interchange_control from exchange.outbound_file where run_id = ? and kind = '837P'";

  private static final String PLAN = Sql.read(SplitTables.class, "split-planned-file");

  private static final String EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select f.claim_id, s.last_seq + 1, f.version, :filed, 'RUN', o.name, ?, ?
        from split_filing f join claim.state s using (claim_id) join exchange.outbound_file o using (file_id) order by f.claim_id
      """,
          ClaimEvent.FILED);

  private SplitTables() {}

  /**
   * A claim that waits.
   *
   * @param braked whether a person has stopped its payer, billing entity or practice
   */
  public record WaitingClaim(ReadyClaim claim, boolean braked) {}

  /** The numbers of one planned file. */
  public record NumberedFile(PlannedFile plan, long fileId, long interchangeControl) {}

  /**
   * What rendering one file made, as its task reports it.
   *
   * @param refusal why the file must not leave; null for a clean one
   */
  public record RenderedFile(
      long fileId,
      String name,
      String sha256,
      long bytes,
      int claims,
      long chargeCents,
      String refusal)
      implements Serializable {}

  /** One row of the filed claims. */
  public record Filing(
      long fileId, long claimId, int version, String transactionControl, int ordinal) {}

  /** All claims that are ready, in order of their patient control numbers. */
  public static List<WaitingClaim> listReady(Connection connection) throws SQLException {
    List<WaitingClaim> waiting = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(READY)) {
      select.setFetchSize(10_000);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ReadyClaim claim =
              new ReadyClaim(
                  row.getLong(1),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4),
                  row.getLong(5));
          waiting.add(new WaitingClaim(claim, row.getBoolean(6)));
        }
      }
    }
    return waiting;
  }

  /**
   * Gives each planned file its row and its control numbers, under the lease's epoch; a file that
   * has them from an earlier try keeps them.
   */
  public static List<NumberedFile> number(
      Connection connection, Run run, long epoch, List<PlannedFile> plan) throws SQLException {
    OutboundFiles.checkEpoch(connection, epoch);
    Map<String, long[]> known = known(connection, run.runId());
    List<NumberedFile> numbered = new ArrayList<>();
    try (PreparedStatement insert = connection.prepareStatement(PLAN)) {
      for (PlannedFile file : plan) {
        long[] numbers = known.remove(file.partner() + "|" + file.ordinal());
        if (numbers == null) {
          numbers =
              new long[] {
                ControlNumbers.takeFile(connection),
                ControlNumbers.takeInterchange(connection, file.partner())
              };
        }
        insert(insert, run, file, numbers);
        numbered.add(new NumberedFile(file, numbers[0], numbers[1]));
      }
    }
    if (!known.isEmpty()) {
      withholdUnplanned(connection, known);
    }
    return numbered;
  }

  private static void insert(PreparedStatement insert, Run run, PlannedFile file, long[] numbers)
      throws SQLException {
    insert.setLong(1, numbers[0]);
    insert.setString(2, run.runId());
    insert.setString(3, file.partner());
    insert.setString(4, file.usage());
    insert.setInt(5, file.ordinal());
    insert.setLong(6, numbers[1]);
    insert.setLong(7, numbers[1]);
    insert.setInt(8, file.transactions().size());
    insert.setInt(9, file.claims());
    insert.setLong(10, file.chargeCents());
    insert.executeUpdate();
  }

  /**
   * A number that no file needs any more keeps its row, so that the sequence has no gap without a
   * reason.
   */
  private static void withholdUnplanned(Connection connection, Map<String, long[]> left)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update exchange.outbound_file set state = 'WITHHELD', withheld_reason = 'no claim is left for it', claims = 0, charge_cents = 0"
                + " where file_id = ?")) {
      for (long[] numbers : left.values()) {
        update.setLong(1, numbers[0]);
        update.executeUpdate();
      }
    }
  }

  private static Map<String, long[]> known(Connection connection, String runId)
      throws SQLException {
    Map<String, long[]> known = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN_NUMBERS)) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(
              row.getString(1) + "|" + row.getInt(2), new long[] {row.getLong(3), row.getLong(4)});
        }
      }
    }
    return known;
  }

  /** Publishes rendered files and which claim version stands in which of them. */
  public static List<ControlTotals> publish(
      PublishingTransaction tx,
      List<NumberedFile> files,
      List<RenderedFile> rendered,
      List<WaitingClaim> waiting)
      throws SQLException {
    for (RenderedFile file : rendered) {
      tx.execute(
          "update exchange.outbound_file set state = ?, withheld_reason = ?, name = ?, sha256 = ?, bytes = ? where file_id = ?",
          file.refusal() == null ? "RENDERED" : "WITHHELD",
          file.refusal(),
          file.name(),
          file.sha256(),
          file.bytes(),
          file.fileId());
    }
    copyFilings(tx, files);
    insertTransactions(tx, files);
    tx.execute(
        "insert into exchange.filed_claim (file_id, claim_id, version, transaction_control, ordinal)"
            + " select file_id, claim_id, version, transaction_control, ordinal from split_filing order by claim_id, version");
    tx.execute(EVENTS, tx.run().businessDate(), tx.run().runId());
    tx.execute(
        "update claim.state s set state = ?, codes = null, last_seq = s.last_seq + 1, since = ? from split_filing f where f.claim_id = s.claim_id",
        ClaimState.FILED.name(),
        tx.run().businessDate());
    long braked = waiting.stream().filter(WaitingClaim::braked).count();
    long brakedCents =
        waiting.stream()
            .filter(WaitingClaim::braked)
            .mapToLong(each -> each.claim().chargeCents())
            .sum();
    return List.of(
        ControlTotals.of(
                "claims",
                waiting.size(),
                waiting.stream().mapToLong(each -> each.claim().chargeCents()).sum())
            .out(
                rendered.stream().mapToLong(RenderedFile::claims).sum(),
                rendered.stream().mapToLong(RenderedFile::chargeCents).sum())
            .held(braked, brakedCents),
        ControlTotals.of(
                "files",
                files.size(),
                files.stream().mapToLong(file -> file.plan().chargeCents()).sum())
            .out(rendered.size(), rendered.stream().mapToLong(RenderedFile::chargeCents).sum()));
  }

  private static void insertTransactions(PublishingTransaction tx, List<NumberedFile> files)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into exchange.outbound_transaction (file_id, transaction_control, payer, claims, charge_cents) values (?, ?, ?, ?, ?)")) {
      for (NumberedFile file : files) {
        for (PlannedTransaction transaction : file.plan().transactions()) {
          insert.setLong(1, file.fileId());
          insert.setString(2, transaction.control());
          insert.setString(3, transaction.payer());
          insert.setInt(4, transaction.claims().size());
          insert.setLong(5, transaction.chargeCents());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void copyFilings(PublishingTransaction tx, List<NumberedFile> files)
      throws SQLException {
    tx.execute(
        "create temporary table split_filing (file_id bigint, claim_id bigint, version int, transaction_control text, ordinal int) on commit drop");
    try (RecordCopy<Filing> copy = RecordCopy.into(tx.connection(), "split_filing", Filing.class)) {
      for (NumberedFile file : files) {
        int ordinal = 0;
        for (PlannedTransaction transaction : file.plan().transactions()) {
          for (ReadyClaim claim : transaction.claims()) {
            copy.write(
                new Filing(
                    file.fileId(),
                    claim.claimId(),
                    claim.version(),
                    transaction.control(),
                    ++ordinal));
          }
        }
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot file claims in " + files.size() + " files: copying failed", failure);
    }
    tx.execute("analyze split_filing");
  }
}
