package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.claim.HeldClaim;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Claims that wait for a file, the control numbers of files, and what rendering leaves behind. */
public final class SplitTables {

  private static final String READY =
      Sql.read(SplitTables.class, "split-ready-claims", ClaimState.READY);

  private static final String KNOWN_NUMBERS =
      "select partner, ordinal, file_id, interchange_control from exchange.outbound_file where run_id = ? and kind = '837P'";

  private static final String PLAN = Sql.read(SplitTables.class, "split-planned-file");

  private static final String NOTHING_LEFT = "no claim is left for it";

  private static final String RENDERED =
      """
      update exchange.outbound_file set state = ?, withheld_reason = ?, name = ?, sha256 = ?, bytes = ?, claims = ?, charge_cents = ?, transactions = ?
       where file_id = ?
      """;

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
      List<HeldClaim> held)
      implements Serializable {

    /** A file of which every claim is held. */
    public static RenderedFile empty(long fileId, List<HeldClaim> held) {
      return new RenderedFile(fileId, null, null, 0, 0, 0, NOTHING_LEFT, held);
    }

    /** What the held claims charge. */
    public long heldCents() {
      return held.stream().mapToLong(HeldClaim::chargeCents).sum();
    }
  }

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

  /** Publishes rendered files and which claim version stands in which of them. */
  public static List<ControlTotals> publish(
      PublishingTransaction tx,
      List<NumberedFile> files,
      List<RenderedFile> rendered,
      List<WaitingClaim> waiting)
      throws SQLException {
    List<FiledFile> filed = filed(files, rendered);
    for (FiledFile file : filed) {
      RenderedFile made = file.made();
      tx.execute(
          RENDERED,
          made.refusal() == null ? "RENDERED" : "WITHHELD",
          made.refusal(),
          made.name(),
          made.sha256(),
          made.bytes(),
          made.claims(),
          made.chargeCents(),
          file.transactions().size(),
          made.fileId());
    }
    copyFilings(tx, filed);
    insertTransactions(tx, filed);
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
    long heldCents = rendered.stream().mapToLong(RenderedFile::heldCents).sum();
    return List.of(
        ControlTotals.of(
                "claims",
                waiting.size(),
                waiting.stream().mapToLong(each -> each.claim().chargeCents()).sum())
            .out(
                rendered.stream().mapToLong(RenderedFile::claims).sum(),
                rendered.stream().mapToLong(RenderedFile::chargeCents).sum())
            .held(
                braked + rendered.stream().mapToLong(file -> file.held().size()).sum(),
                brakedCents + heldCents),
        ControlTotals.of(
                "files",
                files.size(),
                files.stream().mapToLong(file -> file.plan().chargeCents()).sum())
            .out(rendered.size(), rendered.stream().mapToLong(RenderedFile::chargeCents).sum())
            .held(0, heldCents));
  }

  /** A file with the transactions of which a claim is left. */
  private record FiledFile(RenderedFile made, List<FiledTransaction> transactions) {}

  private record FiledTransaction(String control, String payer, List<ReadyClaim> claims) {
    long chargeCents() {
      return claims.stream().mapToLong(ReadyClaim::chargeCents).sum();
    }
  }

  private static List<FiledFile> filed(List<NumberedFile> files, List<RenderedFile> rendered) {
    Map<Long, RenderedFile> byId = new HashMap<>();
    rendered.forEach(file -> byId.put(file.fileId(), file));
    List<FiledFile> filed = new ArrayList<>();
    for (NumberedFile file : files) {
      RenderedFile made = byId.get(file.fileId());
      Set<Long> held = made.held().stream().map(HeldClaim::claimId).collect(Collectors.toSet());
      List<FiledTransaction> transactions = new ArrayList<>();
      for (PlannedTransaction transaction : file.plan().transactions()) {
        List<ReadyClaim> claims =
            held.isEmpty()
                ? transaction.claims()
                : transaction.claims().stream()
                    .filter(claim -> !held.contains(claim.claimId()))
                    .toList();
        if (!claims.isEmpty()) {
          transactions.add(
              new FiledTransaction(transaction.control(), transaction.payer(), claims));
        }
      }
      filed.add(new FiledFile(made, transactions));
    }
    return filed;
  }

  private static void insertTransactions(PublishingTransaction tx, List<FiledFile> files)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into exchange.outbound_transaction (file_id, transaction_control, payer, claims, charge_cents) values (?, ?, ?, ?, ?)")) {
      for (FiledFile file : files) {
        for (FiledTransaction transaction : file.transactions()) {
          insert.setLong(1, file.made().fileId());
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

  private static void copyFilings(PublishingTransaction tx, List<FiledFile> files)
      throws SQLException {
    tx.execute(
        "create temporary table split_filing (file_id bigint, claim_id bigint, version int, transaction_control text, ordinal int) on commit drop");
    try (RecordCopy<Filing> copy = RecordCopy.into(tx.connection(), "split_filing", Filing.class)) {
      for (FiledFile file : files) {
        int ordinal = 0;
        for (FiledTransaction transaction : file.transactions()) {
          for (ReadyClaim claim : transaction.claims()) {
            copy.write(
                new Filing(
                    file.made().fileId(),
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
