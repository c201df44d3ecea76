package io.claimway.postgres.payout;

import io.claimway.party.Practice;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutStatement;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payout batches, their payouts and how far they have come; what they pay is {@link EarningTables}.
 */
public final class PayoutTables {

  /** The job of a release, before its batch's name. */
  public static final String RELEASE_JOB = "payout-release-";

  private PayoutTables() {}

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
      String state) {}

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
   * again, and a person must find out where to pay. Our entries carry their place in the batch as
   * the last digits of their trace.
   */
  public static long takeBackReturned(PublishingTransaction tx, String bankAccount)
      throws SQLException {
    List<String> returned =
        tx.query(
            """
            update payout.payout p set state = 'RETURNED'
              from deposit.line l
              join exchange.outbound_file f on f.name = l.customer_reference
              join payout.batch b on b.file_id = f.file_id
             where l.state = 'RETURNED' and p.batch_id = b.batch_id and p.state in ('RELEASED', 'SETTLED') and p.cents = l.amount_cents
               and right(l.bank_reference, 5) = right(p.payout_id, 5)
            returning p.payout_id
            """,
            row -> row.getString(1));
    LedgerBook.open(tx.connection());
    for (String payout : returned) {
      tx.execute(
          """
          insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payout_id, cause, effective_date)
          select n.day, ledger.key_hash('returned:' || payout_id), 'PAYOUT_RELEASED', 'UNASSIGNED', practice_id, n.account, -cents, payout_id,
                 'payout ' || payout_id, n.day
            from payout.payout cross join (select ?::text as account, ?::date as day) n where payout_id = ?
          """,
          bankAccount,
          tx.run().businessDate(),
          payout);
      tx.execute(
          """
          insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
          select encode(sha256(convert_to('PAYOUT_RETURNED ' || payout_id, 'UTF8')), 'hex'), 'PAYOUT_RETURNED', 'payout ' || payout_id,
                 'the bank returned it; practice ' || practice_id || ' must say where to pay', cents, ?, ?
            from payout.payout where payout_id = ?
          on conflict (work_item_id) do nothing
          """,
          tx.run().runId(),
          tx.run().businessDate(),
          payout);
    }
    return returned.size();
  }

  /** Practices that a cycle would pay: something unpaid, in sum above zero. */
  public static List<String> listPayable(Connection connection, LocalDate confirmedThrough)
      throws SQLException {
    return Rows.list(
        connection,
        "select practice_id from payout.earning where payout_id is null and first_confirmed_on <= ?"
            + " group by practice_id having sum(cents) > 0 order by practice_id collate \"C\"",
        row -> row.getString(1),
        confirmedThrough);
  }

  public static boolean isPrepared(Connection connection, LocalDate payDate) throws SQLException {
    return findBatch(connection, new PayoutCycle(payDate, payDate).batchId()).isPresent();
  }

  /** Puts a cycle's unpaid earnings into payouts, one per practice, waiting for approval. */
  public static Batch prepare(
      PublishingTransaction tx,
      PayoutCycle cycle,
      Map<String, Practice> practices,
      String preparedBy)
      throws SQLException {
    String batch = cycle.batchId();
    tx.execute(
        "insert into payout.batch values (?, ?, ?, ?, ?, 0, 0, '', 'PREPARED', null, null, ?)",
        batch,
        cycle.payDate(),
        cycle.confirmedThrough(),
        tx.run().businessDate(),
        preparedBy,
        tx.run().runId());
    int place = 0;
    for (String practiceId : listPayable(tx.connection(), cycle.confirmedThrough())) {
      place++;
      Optional<Practice> practice = Optional.ofNullable(practices.get(practiceId));
      String payout = "%s-%05d".formatted(batch, place);
      tx.execute(
          """
          insert into payout.payout
          select ?, ?, ?, ?, ?, ?, count(distinct session_id), sum(cents), 'PREPARED', null
            from payout.earning where payout_id is null and practice_id = ? and first_confirmed_on <= ?
          """,
          payout,
          batch,
          practiceId,
          practice.map(Practice::legalName).orElse(practiceId),
          practice.map(Practice::payoutAccountToken).orElse(null),
          practice.map(Practice::payoutAccountLastFour).orElse(null),
          practiceId,
          cycle.confirmedThrough());
      tx.execute(
          "update payout.earning set payout_id = ? where payout_id is null and practice_id = ? and first_confirmed_on <= ?",
          payout,
          practiceId,
          cycle.confirmedThrough());
    }
    tx.execute(
        """
        update payout.batch b set payouts = p.payouts, cents = p.cents, content_sha256 = ?
          from (select count(*) as payouts, coalesce(sum(cents), 0) as cents from payout.payout where batch_id = ?) p
         where b.batch_id = ?
        """,
        contentSha256(tx.connection(), batch),
        batch,
        batch);
    return findBatch(tx.connection(), batch).orElseThrow();
  }

  /** The hash of everything that a person approves: payouts, accounts and lines. */
  public static String contentSha256(Connection connection, String batchId) throws SQLException {
    return Rows.get(
        connection,
        """
        select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') from (
          select concat_ws('|', 'payout', payout_id, practice_id, legal_name, account_token, sessions, cents) as line
            from payout.payout where batch_id = ?
          union all
          select concat_ws('|', 'line', e.payout_id, e.session_id, e.seq, e.cents)
            from payout.payout p join payout.earning e using (payout_id) where p.batch_id = ?) content
        """,
        row -> row.getString(1),
        batchId,
        batchId);
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
        """
        prepared_on = ? and (state = 'PREPARED'
          or exists (select from run.run r where r.job = '%s' || batch_id and r.state = 'RUNNING'))
        """
            .formatted(RELEASE_JOB),
        preparedOn);
  }

  private static List<Batch> list(Connection connection, String condition, Object value)
      throws SQLException {
    return Rows.list(
        connection,
        "select batch_id, pay_date, confirmed_through, prepared_on, prepared_by, payouts, cents, content_sha256, state"
            + " from payout.batch where "
            + condition
            + " order by pay_date",
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
                row.getString(9)),
        value);
  }

  public static List<Payout> listPayouts(Connection connection, String batchId)
      throws SQLException {
    return Rows.list(
        connection,
        "select payout_id, practice_id, legal_name, account_token, last_four, sessions, cents"
            + " from payout.payout where batch_id = ? order by payout_id",
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
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select e.payout_id, e.session_id, e.provider_id, e.service_date, e.first_confirmed_on, e.cents
              from payout.payout p join payout.earning e using (payout_id) where p.batch_id = ?
             order by e.payout_id, e.service_date, e.session_id collate "C", e.seq
            """)) {
      select.setString(1, batch.batchId());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines
              .computeIfAbsent(row.getString(1), payout -> new ArrayList<>())
              .add(
                  new PayoutStatement.Line(
                      row.getString(2),
                      row.getString(3),
                      row.getObject(4, LocalDate.class),
                      row.getObject(5, LocalDate.class),
                      row.getLong(6)));
        }
      }
    }
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

  /** Broken invariants of the newest proof that stand against paying out. */
  public static List<String> listBlocks(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        "select invariant from proof.finding where broken > 0 and run_id ="
            + " (select run_id from proof.proof order by business_date desc limit 1) order by invariant",
        row -> row.getString(1));
  }

  /** Books a release: what was payable to practices is on its way through the bank. */
  public static void release(
      PublishingTransaction tx, Batch batch, String releasedBy, long fileId, String bankAccount)
      throws SQLException {
    LedgerBook.open(tx.connection());
    tx.execute(
        """
        insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payout_id, cause, effective_date)
        select n.day, ledger.key_hash('released:' || payout_id), 'PAYOUT_RELEASED', 'UNASSIGNED', practice_id, n.account, cents, payout_id,
               'batch ' || batch_id, n.day
          from payout.payout cross join (select ?::text as account, ?::date as day) n where batch_id = ?
        """,
        bankAccount,
        batch.payDate(),
        batch.batchId());
    LedgerBook.post(tx);
    tx.execute("update payout.payout set state = 'RELEASED' where batch_id = ?", batch.batchId());
    tx.execute(
        "update payout.batch set state = 'RELEASED', released_by = ?, file_id = ? where batch_id = ?",
        releasedBy,
        fileId,
        batch.batchId());
  }

  /**
   * Settles a released batch whose debit the bank has reported: ACH clearing against bank cash.
   *
   * @param fileName the NACHA file's name as the bank quotes it
   * @param cents what the bank took
   * @param cause where the bank says so: file and line
   * @return the batch, or nothing when no released batch of that file and amount waits
   */
  public static Optional<String> settle(
      PublishingTransaction tx,
      String fileName,
      long cents,
      String bankAccount,
      LocalDate bankDate,
      String cause)
      throws SQLException {
    List<String> batches =
        tx.query(
            """
            update payout.batch b set state = 'SETTLED' from exchange.outbound_file f
             where f.file_id = b.file_id and f.name = ? and b.cents = ? and b.state = 'RELEASED' returning b.batch_id
            """,
            row -> row.getString(1),
            fileName,
            cents);
    if (batches.isEmpty()) {
      return Optional.empty();
    }
    String batch = batches.get(0);
    tx.execute("update payout.payout set state = 'SETTLED' where batch_id = ?", batch);
    LedgerBook.open(tx.connection());
    tx.execute(
        """
        insert into posting (key_hash, event, entity, debit_owner, credit_owner, cents, payout_id, cause, key_date, effective_date)
        select ledger.key_hash('settled:' || batch), 'PAYOUT_SETTLED', 'UNASSIGNED', account, account, cents, batch, cause, day, day
          from (select ?::text as batch, ?::text as account, ?::bigint as cents, ?::text as cause, ?::date as day) n
        """,
        batch,
        bankAccount,
        cents,
        cause,
        bankDate);
    return Optional.of(batch);
  }
}
