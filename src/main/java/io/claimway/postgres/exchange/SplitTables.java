package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.claim.HeldClaim;
import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.submission.PlannedFile;
import io.claimway.submission.PlannedTransaction;
import io.claimway.submission.ReadyClaims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims that wait for a file, the control numbers of files, and what rendering leaves behind. The
 * claims of a night stay in Postgres: the driver counts them and plans by their places.
 */
public final class SplitTables {

  private static final String LAY_OUT =
      Sql.read(SplitTables.class, "split-lay-out-claims", ClaimState.READY);

  private static final String KNOWN_NUMBERS =
      "select partner, ordinal, file_id, interchange_control from exchange.outbound_file where run_id = ? and kind = '837P'";

  private static final String PLAN = Sql.read(SplitTables.class, "split-planned-file");

  private static final String NOTHING_LEFT = "no claim is left for it";

  private static final String FILE_CLAIMS = Sql.read(SplitTables.class, "split-file-claims");
  private static final String UNLIKE_PLAN = Sql.read(SplitTables.class, "split-unlike-plan");
  private static final String FILING = Sql.read(SplitTables.class, "split-filing");
  private static final String RENDERED = Sql.read(SplitTables.class, "split-rendered-files");
  private static final String TOTALS = Sql.read(SplitTables.class, "split-totals");

  private static final String EVENTS =
      Sql.with(
          """
      insert into claim.event (claim_id, seq, version, kind, source, cause, business_date, run_id)
      select f.claim_id, s.last_seq + 1, f.version, :filed, 'RUN', o.name, ?, ?
        from split_filing f join claim.state s using (claim_id) join exchange.outbound_file o using (file_id) order by f.claim_id
      """,
          ClaimEvent.FILED);

  private SplitTables() {}

  /** The numbers of one planned file. */
  public record NumberedFile(PlannedFile plan, long fileId, long interchangeControl) {}

  /** A claim of a planned file, in its transaction. */
  public record PlacedClaim(long claimId, int version, String transactionControl) {
    public PatientControlNumber number() {
      return new PatientControlNumber(claimId, version);
    }
  }

  /**
   * What rendering one file made, as its task copies it.
   *
   * @param name null where no claim is left for it
   * @param refusal why the file must not leave; null for one that may
   * @param held claims that it was to hold and that the guide refuses
   */
  public record RenderedFile(
      long fileId,
      String name,
      String sha256,
      long bytes,
      int claims,
      long chargeCents,
      String refusal,
      List<HeldClaim> held) {

    /** A file of which every claim is held. */
    public static RenderedFile empty(long fileId, List<HeldClaim> held) {
      return new RenderedFile(fileId, null, null, 0, 0, 0, NOTHING_LEFT, held);
    }

    /** Its own row. */
    public static List<FileRow> row(RenderedFile file) {
      return List.of(
          new FileRow(
              file.fileId,
              file.name,
              file.sha256,
              file.bytes,
              file.claims,
              file.chargeCents,
              file.refusal));
    }

    /** The rows of the claims that were taken out of it. */
    public static List<HeldRow> heldRows(RenderedFile file) {
      return file.held.stream()
          .map(claim -> new HeldRow(file.fileId, claim.claimId(), claim.chargeCents()))
          .toList();
    }
  }

  /** A row of the rendered files. */
  public record FileRow(
      long fileId,
      String name,
      String sha256,
      long bytes,
      int claims,
      long chargeCents,
      String refusal) {}

  /** A row of the claims that were taken out of their files. */
  public record HeldRow(long fileId, long claimId, long chargeCents) {}

  /** A row of the planned transactions. */
  public record TransactionRow(
      long fileId, String transactionControl, String payer, int firstPlace, int claims) {}

  /**
   * Lays out the claims that wait for a file, under the lease's epoch, and answers how many of each
   * payer may be filed; their places are in the order of their patient control numbers.
   */
  public static List<ReadyClaims> layOut(Connection connection, long epoch, long attemptId)
      throws SQLException {
    OutboundFiles.checkEpoch(connection, epoch);
    Rows.run(connection, "delete from staging.split_claim");
    Rows.change(connection, LAY_OUT, attemptId);
    Rows.run(connection, "analyze staging.split_claim");
    return Rows.list(
        connection,
        "select payer, count(*) from staging.split_claim where not braked group by payer order by payer",
        row -> new ReadyClaims(row.getString(1), row.getInt(2)));
  }

  /**
   * Gives each planned file its row and its control numbers; a file that has them from an earlier
   * try keeps them. In the transaction that laid out the claims.
   */
  public static List<NumberedFile> number(Connection connection, Run run, List<PlannedFile> plan)
      throws SQLException {
    Map<String, long[]> known = known(connection, run.runId());
    List<NumberedFile> numbered = new ArrayList<>();
    for (PlannedFile file : plan) {
      long[] numbers = known.remove(file.partner() + "|" + file.ordinal());
      if (numbers == null) {
        numbers =
            new long[] {
              ControlNumbers.takeFile(connection),
              ControlNumbers.takeInterchange(connection, file.partner())
            };
      }
      numbered.add(new NumberedFile(file, numbers[0], numbers[1]));
    }
    Rows.run(connection, "delete from staging.split_transaction");
    RecordCopy.all(
        connection, "staging.split_transaction", TransactionRow.class, transactions(numbered));
    try (PreparedStatement insert = connection.prepareStatement(PLAN)) {
      for (NumberedFile file : numbered) {
        insert(insert, run, file);
      }
    }
    if (!known.isEmpty()) {
      withholdUnplanned(connection, known);
    }
    return numbered;
  }

  private static List<TransactionRow> transactions(List<NumberedFile> files) {
    List<TransactionRow> rows = new ArrayList<>();
    for (NumberedFile file : files) {
      for (PlannedTransaction each : file.plan().transactions()) {
        rows.add(
            new TransactionRow(
                file.fileId(), each.control(), each.payer(), each.firstPlace(), each.claims()));
      }
    }
    return rows;
  }

  private static void insert(PreparedStatement insert, Run run, NumberedFile file)
      throws SQLException {
    PlannedFile plan = file.plan();
    insert.setLong(1, file.fileId());
    insert.setString(2, run.runId());
    insert.setString(3, plan.partner());
    insert.setString(4, plan.usage());
    insert.setInt(5, plan.ordinal());
    insert.setLong(6, file.interchangeControl());
    insert.setLong(7, file.interchangeControl());
    insert.setInt(8, plan.transactions().size());
    insert.setInt(9, plan.claims());
    insert.setLong(10, file.fileId());
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
            "update exchange.outbound_file set state = 'WITHHELD', withheld_reason = ?, claims = 0, charge_cents = 0"
                + " where file_id = ?")) {
      for (long[] numbers : left.values()) {
        update.setString(1, NOTHING_LEFT);
        update.setLong(2, numbers[0]);
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

  /** The claims of a planned file in the order in which they stand in it. */
  public static List<PlacedClaim> claimsOf(Connection connection, long fileId) throws SQLException {
    return Rows.list(
        connection,
        FILE_CLAIMS,
        row -> new PlacedClaim(row.getLong(1), row.getInt(2), row.getString(3)),
        fileId);
  }

  /** Publishes rendered files and which claim version stands in which of them. */
  public static List<ControlTotals> publish(PublishingTransaction tx) throws SQLException {
    mustMatch(tx);
    List<ControlTotals> totals = tx.query(TOTALS, SplitTables::totals).get(0);
    tx.execute(FILING);
    tx.execute("analyze split_filing");
    tx.execute(RENDERED, "RENDERED", "WITHHELD");
    tx.execute(
        "insert into exchange.outbound_transaction (file_id, transaction_control, payer, claims, charge_cents)"
            + " select file_id, transaction_control, payer, count(*), sum(charge_cents) from split_filing"
            + " group by file_id, transaction_control, payer order by file_id, transaction_control");
    tx.execute(
        "insert into exchange.filed_claim (file_id, claim_id, version, transaction_control, ordinal)"
            + " select file_id, claim_id, version, transaction_control, ordinal from split_filing order by claim_id, version");
    tx.execute(EVENTS, tx.run().businessDate(), tx.run().runId());
    tx.execute(
        "update claim.state s set state = ?, codes = null, last_seq = s.last_seq + 1, since = ? from split_filing f where f.claim_id = s.claim_id",
        ClaimState.FILED.name(),
        tx.run().businessDate());
    return totals;
  }

  private static void mustMatch(PublishingTransaction tx) throws SQLException {
    List<String> unlike =
        tx.query(
            UNLIKE_PLAN,
            row ->
                "Cannot file interchange %09d to %s: its plan has %d claims and %d cents, its rendering %d and %d"
                    .formatted(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)));
    if (!unlike.isEmpty()) {
      throw new IllegalStateException(unlike.get(0));
    }
  }

  private static List<ControlTotals> totals(ResultSet row) throws SQLException {
    long claims = row.getLong(1);
    long cents = row.getLong(2);
    long braked = row.getLong(3);
    long brakedCents = row.getLong(4);
    long outCents = row.getLong(6);
    long heldCents = row.getLong(8);
    long files = row.getLong(9);
    return List.of(
        ControlTotals.of("claims", claims, cents)
            .out(row.getLong(5), outCents)
            .held(braked + row.getLong(7), brakedCents + heldCents),
        ControlTotals.of("files", files, cents - brakedCents)
            .out(files, outCents)
            .held(0, heldCents));
  }
}
