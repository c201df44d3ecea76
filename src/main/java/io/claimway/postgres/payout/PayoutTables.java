package io.claimway.postgres.payout;

import io.claimway.deposit.LineState;
import io.claimway.deposit.ReleasedBatch;
import io.claimway.deposit.SentEntry;
import io.claimway.ledger.Account;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.ledger.TransferKey;
import io.claimway.party.AccountHolder;
import io.claimway.party.AccountOwners;
import io.claimway.party.Practice;
import io.claimway.payout.BatchEvent;
import io.claimway.payout.EntryNotice;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutPlanner;
import io.claimway.payout.PayoutRelease;
import io.claimway.payout.PayoutShare;
import io.claimway.payout.PayoutSorter;
import io.claimway.payout.PayoutState;
import io.claimway.payout.PayoutStatement;
import io.claimway.payout.PlannedPayout;
import io.claimway.payout.ReturnedPayout;
import io.claimway.payout.UnpaidEarning;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Payout batches, their payouts and how far they have come; what they pay is {@link EarningTables}.
 */
public final class PayoutTables {

  /** The job of a release, before its batch's name. */
  public static final String RELEASE_JOB = "payout-release-";

  private static final String RETURNED = Sql.read(PayoutTables.class, "returned-payouts");
  private static final String SENT = Sql.read(PayoutTables.class, "sent-entries");

  /** Longer than a bank has time to bring an entry back: 60 days where nobody authorised it. */
  private static final int DAYS_SENT = 120;

  private static final String RELEASED_TRANSFERS =
      Sql.read(PayoutTables.class, "released-transfers");
  private static final String UNPAID = Sql.read(PayoutTables.class, "unpaid-earnings");
  private static final String WRITE_LINES = Sql.read(PayoutTables.class, "write-lines");
  private static final String SETTLE_EARNINGS = Sql.read(PayoutTables.class, "settle-earnings");
  private static final String SUM_BATCH = Sql.read(PayoutTables.class, "sum-batch");
  private static final String CONTENT = Sql.read(PayoutTables.class, "batch-content");

  /** No payout's id. */
  private static final String NONE = "";

  private static final String STATEMENT_LINES = Sql.read(PayoutTables.class, "statement-lines");
  private static final String SHARES = Sql.read(PayoutTables.class, "payout-shares");
  private static final String RELEASED_BATCHES = Sql.read(PayoutTables.class, "released-batches");

  /** P and a date: the name of a batch that is the first of its pay date. */
  private static final int FIRST_OF_ITS_DATE = 9;

  private PayoutTables() {}

  /** A payout as it is stored. */
  private record PayoutRow(
      String payoutId,
      String batchId,
      String practiceId,
      String legalName,
      String accountToken,
      String lastFour,
      int sessions,
      long cents,
      PayoutState state) {}

  /** A batch as a person approves it. */
  public record Batch(
      String batchId,
      LocalDate payDate,
      LocalDate confirmedThrough,
      LocalDate preparedOn,
      String preparedBy,
      int payouts,
      long cents,
      String contentSha256,
      PayoutState state,
      AccountHolder holder) {}

  /** One payout of a batch. */
  public record Payout(
      String payoutId,
      String practiceId,
      String legalName,
      String accountToken,
      String lastFour,
      int sessions,
      long cents) {}

  /**
   * Takes back payouts whose entries the bank has returned: what left is owed to the practice
   * again, and a person must find out where to pay. Adds the transfers to those that the stage
   * posts, and answers the payouts.
   */
  public static List<String> takeBackReturned(PublishingTransaction tx) throws SQLException {
    Map<String, ReturnedPayout> returned = new TreeMap<>();
    tx.query(
            RETURNED,
            row -> new ReturnedPayout(row.getString(1), row.getString(2), row.getString(3)),
            LineState.RETURNED.name(),
            EntryNotice.Kind.RETURNED.name(),
            Rows.texts(
                tx.connection(), List.of(PayoutState.RELEASED.name(), PayoutState.SETTLED.name())))
        .forEach(payout -> returned.put(payout.payoutId(), payout));
    if (returned.isEmpty()) {
      return List.of();
    }
    Array ids = Rows.texts(tx.connection(), returned.keySet());
    LocalDate day = tx.run().businessDate();
    LedgerBook.add(
        tx.connection(),
        tx.query(RELEASED_TRANSFERS, PayoutTables::transfer, ids).stream()
            .map(booked -> returned.get(booked.subject().payoutId()).takeBack(booked, day))
            .toList());
    letGo(tx, returned.keySet(), PayoutState.RETURNED);
    return List.copyOf(returned.keySet());
  }

  /** Payouts that pay no more: what they were made of is in none again. */
  static void letGo(PublishingTransaction tx, Collection<String> payouts, PayoutState state)
      throws SQLException {
    Array ids = Rows.texts(tx.connection(), payouts);
    tx.execute("update payout.payout set state = ? where payout_id = any (?)", state.name(), ids);
    tx.execute("update payout.earning set payout_id = null where payout_id = any (?)", ids);
  }

  private static Transfer transfer(ResultSet row) throws SQLException {
    String payout = row.getString("payout_id");
    return new Transfer(
        new TransferKey(row.getObject("key_date", LocalDate.class), row.getString("key_hash")),
        BookEvent.valueOf(row.getString("event")),
        Account.parse(row.getString("debit")),
        Account.parse(row.getString("credit")),
        row.getLong("amount_cents"),
        Subject.payout(payout, payout),
        null,
        row.getString("cause"),
        row.getObject("effective_date", LocalDate.class));
  }

  /** Up to which day of first confirmation somebody's batches take in; null for none. */
  public static LocalDate findPreparedThrough(Connection connection, String preparedBy)
      throws SQLException {
    return Rows.find(
            connection,
            "select max(confirmed_through) from payout.batch where prepared_by = ? having count(*) > 0",
            row -> row.getObject(1, LocalDate.class),
            preparedBy)
        .orElse(null);
  }

  /** What cycles would pay of the earnings that are in no payout yet. */
  public static List<PlannedPayout> plan(Connection connection, List<PayoutCycle> cycles)
      throws SQLException {
    if (cycles.isEmpty()) {
      return List.of();
    }
    PayoutPlanner planner = new PayoutPlanner(cycles);
    Rows.forEach(
        connection,
        UNPAID,
        row ->
            new UnpaidEarning(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getLong(4)),
        planner::add,
        cycles.get(cycles.size() - 1).confirmedThrough());
    return planner.plan();
  }

  /**
   * Puts unpaid earnings into payouts, which wait for approval.
   *
   * @param plan all of whose practices are among these
   */
  public static Batch prepare(
      PublishingTransaction tx,
      PayoutSorter.BatchPlan plan,
      Map<String, Practice> practices,
      String preparedBy)
      throws SQLException {
    PayoutCycle cycle = plan.cycle();
    String batch =
        cycle.batchId(
            Set.copyOf(tx.query("select batch_id from payout.batch", row -> row.getString(1))));
    tx.execute(
        "insert into payout.batch values (?, ?, ?, ?, ?, 0, 0, '', ?, null, null, ?, ?)",
        batch,
        cycle.payDate(),
        cycle.confirmedThrough(),
        tx.run().businessDate(),
        preparedBy,
        PayoutState.PREPARED.name(),
        tx.run().runId(),
        plan.holder().name());
    List<PayoutRow> rows = new ArrayList<>();
    for (PlannedPayout payout : plan.payouts()) {
      rows.add(row(batch, rows.size() + 1, payout, practices.get(payout.practiceId())));
    }
    RecordCopy.all(tx.connection(), "payout.payout", PayoutRow.class, rows);
    tx.execute(WRITE_LINES, batch, cycle.confirmedThrough());
    tx.execute(SETTLE_EARNINGS, batch);
    sum(tx, batch, NONE);
    BatchEvents.append(tx, batch, BatchEvent.PREPARED, null, preparedBy, null);
    return findBatch(tx.connection(), batch).orElseThrow();
  }

  /** Fifteen characters, as many as an ACH entry's id has; the last five are its trace's too. */
  private static PayoutRow row(String batch, int place, PlannedPayout payout, Practice practice) {
    return new PayoutRow(
        "%s%05d".formatted(batch.length() == FIRST_OF_ITS_DATE ? batch + '-' : batch, place),
        batch,
        payout.practiceId(),
        practice.legalName(),
        practice.payoutAccountToken(),
        practice.payoutAccountLastFour(),
        payout.sessions(),
        payout.cents(),
        PayoutState.PREPARED);
  }

  /** States count, sum and hash of a batch's payouts, without one that is being taken out. */
  static void sum(PublishingTransaction tx, String batch, String leftOut) throws SQLException {
    tx.execute(SUM_BATCH, contentSha256(tx.connection(), batch, leftOut), batch, leftOut, batch);
  }

  /** The hash of everything that a person approves: payouts, accounts and lines. */
  public static String contentSha256(Connection connection, String batchId) throws SQLException {
    return contentSha256(connection, batchId, NONE);
  }

  private static String contentSha256(Connection connection, String batchId, String leftOut)
      throws SQLException {
    return Rows.get(connection, CONTENT, row -> row.getString(1), batchId, leftOut);
  }

  public static Optional<Batch> findBatch(Connection connection, String batchId)
      throws SQLException {
    return list(connection, "batch_id = ?", batchId).stream().findFirst();
  }

  /**
   * Batches that the night of a date prepared and whose release is not whole: they wait for
   * somebody's approval, or a release of theirs was cut off.
   */
  public static List<Batch> listUnreleased(Connection connection, LocalDate preparedOn)
      throws SQLException {
    return list(
        connection,
        "prepared_on = ? and (state = ? or exists (select from run.run r where starts_with(r.job, ? || batch_id || '-') and r.state = 'RUNNING'))",
        preparedOn,
        PayoutState.PREPARED.name(),
        RELEASE_JOB);
  }

  /** The batches that a run prepared. */
  public static List<Batch> listPreparedBy(Connection connection, String runId)
      throws SQLException {
    return list(connection, "run_id = ?", runId);
  }

  /** Jobs of a kind that began and have not ended. */
  public static List<String> listUnfinishedJobs(Connection connection, String kind)
      throws SQLException {
    return Rows.list(
        connection,
        "select job from run.run where starts_with(job, ?) and state = 'RUNNING' order by job",
        row -> row.getString(1),
        kind);
  }

  /** How many runs of a kind there have been. */
  public static int countRuns(Connection connection, String kind) throws SQLException {
    return Rows.get(
        connection,
        "select count(*) from run.run where starts_with(job, ?)",
        row -> row.getInt(1),
        kind);
  }

  private static List<Batch> list(Connection connection, String condition, Object... values)
      throws SQLException {
    return Rows.list(
        connection,
        "select batch_id, pay_date, confirmed_through, prepared_on, prepared_by, payouts, cents, content_sha256, state, holder"
            + " from payout.batch where "
            + condition
            + " order by pay_date, batch_id",
        row ->
            new Batch(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getInt(6),
                row.getLong(7),
                row.getString(8),
                PayoutState.valueOf(row.getString(9)),
                AccountHolder.valueOf(row.getString(10))),
        values);
  }

  public static List<Payout> listPayouts(Connection connection, String batchId)
      throws SQLException {
    return Rows.list(
        connection,
        "select payout_id, practice_id, legal_name, account_token, last_four, sessions, cents"
            + " from payout.payout p where batch_id = ?"
            + " and not exists (select from payout.batch_event d where d.payout_id = p.payout_id) order by payout_id",
        row ->
            new Payout(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getLong(7)),
        batchId);
  }

  /** The statements of a batch, in order of payout. */
  public static List<PayoutStatement> listStatements(Connection connection, Batch batch)
      throws SQLException {
    Map<String, List<PayoutStatement.Line>> lines = new LinkedHashMap<>();
    Rows.forEach(
        connection,
        STATEMENT_LINES,
        row ->
            Map.entry(
                row.getString(1),
                new PayoutStatement.Line(
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class),
                    row.getLong(6))),
        line ->
            lines.computeIfAbsent(line.getKey(), payout -> new ArrayList<>()).add(line.getValue()),
        batch.batchId());
    return listPayouts(connection, batch.batchId()).stream()
        .map(
            p ->
                new PayoutStatement(
                    p.payoutId(),
                    p.practiceId(),
                    p.legalName(),
                    p.lastFour(),
                    batch.payDate(),
                    p.cents(),
                    lines.getOrDefault(p.payoutId(), List.of())))
        .toList();
  }

  /** Books a release: what was payable to practices is on its way through the bank. */
  public static void release(
      PublishingTransaction tx,
      Batch batch,
      String releasedBy,
      long fileId,
      String bankAccount,
      AccountOwners owners)
      throws SQLException {
    List<PayoutShare> shares =
        tx.query(
            SHARES,
            row ->
                new PayoutShare(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
            batch.batchId());
    PayoutRelease release =
        new PayoutRelease(
            batch.batchId(),
            batch.payDate(),
            owners.find(bankAccount).orElse(Account.UNASSIGNED),
            bankAccount);
    LedgerBook.add(tx.connection(), release.transfers(shares));
    LedgerBook.post(tx);
    tx.execute(
        "update payout.payout set state = ? where batch_id = ? and state = ?",
        PayoutState.RELEASED.name(),
        batch.batchId(),
        PayoutState.PREPARED.name());
    tx.execute(
        "update payout.batch set state = ?, released_by = ?, file_id = ? where batch_id = ?",
        PayoutState.RELEASED.name(),
        releasedBy,
        fileId,
        batch.batchId());
  }

  /** Entries that left and that the bank may bring back. */
  public static List<SentEntry> listSent(PublishingTransaction tx) throws SQLException {
    return tx.query(
        SENT,
        row ->
            new SentEntry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getLong(6)),
        tx.run().businessDate().minusDays(DAYS_SENT),
        Rows.texts(
            tx.connection(),
            List.of(
                PayoutState.RELEASED.name(),
                PayoutState.SETTLED.name(),
                PayoutState.RETURNED.name())));
  }

  /** Released batches whose debit the bank has not reported. */
  public static List<ReleasedBatch> listReleased(PublishingTransaction tx) throws SQLException {
    return tx.query(
        RELEASED_BATCHES,
        row ->
            new ReleasedBatch(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getLong(4)),
        PayoutState.RELEASED.name());
  }

  /** Settles batches whose debit the bank has reported; what came back before stays returned. */
  public static void settle(PublishingTransaction tx, List<String> batches) throws SQLException {
    Array ids = Rows.texts(tx.connection(), batches);
    tx.execute(
        "update payout.batch set state = ? where batch_id = any (?)",
        PayoutState.SETTLED.name(),
        ids);
    tx.execute(
        "update payout.payout set state = ? where batch_id = any (?) and state = ?",
        PayoutState.SETTLED.name(),
        ids,
        PayoutState.RELEASED.name());
  }
}
