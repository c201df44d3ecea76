package io.claimway.postgres.ledger;

import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The book in Postgres: takes the transfers that a stage put into {@code pg_temp.posting} and
 * appends those not booked yet, in canonical order (claim, then key), in hash-chained blocks.
 *
 * <p>Seq and account numbers come from row-locked counters in sorted order, so the same transfers
 * always give the same chain.
 */
public final class LedgerBook {

  /**
   * A block is hashed and summed as one piece; an account statement reads at most one block beyond
   * its sums.
   */
  static final int BLOCK_TRANSFERS = 50_000;

  private static final String CREATE_POSTING =
      """
      create temporary table if not exists posting (
        transfer_key text not null, debit text not null, credit text not null, amount_cents bigint not null, kind text not null,
        claim_id bigint, version int, line_number int, undoes text, cause text not null,
        service_date date, effective_date date not null
      ) on commit drop
      """;

  private static final String FRESH =
      """
      create temporary table fresh_posting on commit drop as
      select row_number() over (order by p.claim_id nulls last, p.transfer_key collate "C") as place, p.*
        from posting p
       where not exists (select from ledger.posting_key k where k.transfer_key = p.transfer_key)
      """;

  private static final String CONTRADICTION =
      """
      select p.transfer_key, t.amount_cents, p.amount_cents
        from posting p
        join ledger.posting_key k using (transfer_key)
        join ledger.transfer t on t.seq = k.seq
        join ledger.account d on d.account_id = t.debit
        join ledger.account c on c.account_id = t.credit
       where (t.amount_cents, d.code, c.code) is distinct from (p.amount_cents, p.debit, p.credit)
       order by p.transfer_key collate "C" limit 1
      """;

  private static final String NEW_ACCOUNTS =
      """
      with wanted as (
        select debit as code from fresh_posting union select credit from fresh_posting
      ), missing as (
        select code, row_number() over (order by code collate "C") as place
          from wanted w where not exists (select from ledger.account a where a.code = w.code)
      ), made as (
        insert into ledger.account (account_id, code, kind)
        select ? + place, code, split_part(code, ':', 1) from missing
        returning 1
      )
      select count(*) from made
      """;

  private static final String APPEND =
      """
      insert into ledger.transfer (seq, transfer_key, debit, credit, amount_cents, kind, claim_id, version, line_number, undoes,
             cause, service_date, effective_date, posting_date, run_id, digest)
      select s.seq, p.transfer_key, d.account_id, c.account_id, p.amount_cents, p.kind, p.claim_id, p.version, p.line_number, p.undoes,
             p.cause, p.service_date, p.effective_date, s.posting_date, s.run_id,
             sha256(convert_to(ledger.canonical_text(s.seq, p.transfer_key, p.debit, p.credit, p.amount_cents, p.kind, p.claim_id,
               p.version, p.line_number, p.undoes, p.cause, p.service_date, p.effective_date, s.posting_date, s.run_id), 'UTF8'))
        from fresh_posting p
        join ledger.account d on d.code = p.debit
        join ledger.account c on c.code = p.credit
       cross join lateral (select ? + p.place as seq, ?::date as posting_date, ?::text as run_id) s
       order by p.place
      """;

  private static final String APPEND_KEYS =
      """
      insert into ledger.posting_key (transfer_key, seq)
      select transfer_key, ? + place from fresh_posting order by transfer_key
      """;

  private static final String APPEND_BLOCK =
      """
      insert into ledger.block (block, run_id, stage, first_seq, last_seq, cents, previous, hash)
      select ?, ?, ?, min(seq), max(seq), sum(amount_cents), ?::bytea, sha256(?::bytea || string_agg(digest, ''::bytea order by seq))
        from ledger.transfer where seq between ? and ?
      returning hash
      """;

  private static final String APPEND_SUMS =
      """
      insert into ledger.account_block (account_id, block, debit_cents, credit_cents)
      select account_id, block, sum(debit), sum(credit)
        from (select debit as account_id, ? + (seq - ? - 1) / ? + 1 as block, amount_cents as debit, 0 as credit
                from ledger.transfer where seq between ? and ?
              union all
              select credit, ? + (seq - ? - 1) / ? + 1, 0, amount_cents from ledger.transfer where seq between ? and ?) side
       group by account_id, block order by account_id, block
      """;

  private LedgerBook() {}

  /**
   * Makes the empty {@code pg_temp.posting} of this transaction; calling it again changes nothing.
   */
  public static void open(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(CREATE_POSTING);
    }
  }

  /**
   * Adds a few transfers to {@code pg_temp.posting}; large sets come by {@code insert … select}.
   */
  public static void add(Connection tx, Collection<Transfer> transfers) throws SQLException {
    open(tx);
    try (PreparedStatement insert =
        tx.prepareStatement("insert into posting values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Transfer t : transfers) {
        insert.setString(1, t.transferKey());
        insert.setString(2, t.debit().toString());
        insert.setString(3, t.credit().toString());
        insert.setLong(4, t.amountCents());
        insert.setString(5, t.kind());
        insert.setObject(6, t.claimId());
        insert.setObject(7, t.version());
        insert.setObject(8, t.lineNumber());
        insert.setString(9, t.undoes());
        insert.setString(10, t.cause());
        insert.setObject(11, t.serviceDate());
        insert.setObject(12, t.effectiveDate());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Appends the transfers of a stage, with its run and business date: see the longer form. */
  public static Posted post(PublishingTransaction tx) throws SQLException {
    return post(
        tx.connection(), tx.run().runId(), tx.attempt().stage().word(), tx.run().businessDate());
  }

  /**
   * Appends what is in {@code pg_temp.posting} and not booked yet, then empties it.
   *
   * @param postingDate the business date of the run: closes cut on it
   * @throws IllegalStateException if a key comes twice, is booked with another amount or account,
   *     or the book has no room
   */
  public static Posted post(Connection tx, String runId, String stage, LocalDate postingDate)
      throws SQLException {
    open(tx);
    long lastSeq = lock(tx, "transfer");
    long lastAccount = lock(tx, "account");
    run(tx, "analyze posting");
    run(tx, "drop table if exists fresh_posting");
    long transfers = run(tx, FRESH);
    if (transfers < count(tx, "select count(*) from posting")) {
      refuseContradictions(tx);
    }
    refuseBadContent(tx);
    Posted posted = Posted.nothing();
    if (transfers > 0) {
      refuseWithoutRoom(tx, lastSeq, transfers);
      run(tx, "analyze fresh_posting");
      advance(tx, "account", lastAccount + count(tx, NEW_ACCOUNTS, lastAccount));
      run(tx, APPEND, lastSeq, postingDate, runId);
      run(tx, APPEND_KEYS, lastSeq);
      posted = appendBlocks(tx, runId, stage, lastSeq, transfers);
      advance(tx, "transfer", lastSeq + transfers);
    }
    run(tx, "truncate posting");
    return posted;
  }

  private static Posted appendBlocks(
      Connection tx, String runId, String stage, long lastSeq, long transfers) throws SQLException {
    long block = lock(tx, "block");
    byte[] head = head(tx);
    long firstBlock = block;
    for (long from = lastSeq + 1; from <= lastSeq + transfers; from += BLOCK_TRANSFERS) {
      long to = Math.min(from + BLOCK_TRANSFERS - 1, lastSeq + transfers);
      block++;
      head = appendBlock(tx, block, runId, stage, head, from, to);
    }
    long first = lastSeq + 1;
    long last = lastSeq + transfers;
    run(
        tx,
        APPEND_SUMS,
        firstBlock,
        lastSeq,
        BLOCK_TRANSFERS,
        first,
        last,
        firstBlock,
        lastSeq,
        BLOCK_TRANSFERS,
        first,
        last);
    advance(tx, "block", block);
    return new Posted(
        transfers,
        count(tx, "select coalesce(sum(amount_cents), 0)::bigint from fresh_posting"),
        first,
        last);
  }

  private static byte[] appendBlock(
      Connection tx, long block, String runId, String stage, byte[] previous, long from, long to)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(APPEND_BLOCK)) {
      bind(insert, block, runId, stage, previous, previous, from, to);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  /** The hash of the newest block; 32 zero bytes for an empty book. */
  public static byte[] head(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row =
            statement.executeQuery("select hash from ledger.block order by block desc limit 1")) {
      return row.next() ? row.getBytes(1) : new byte[32];
    }
  }

  private static void refuseContradictions(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(CONTRADICTION)) {
      if (row.next()) {
        throw new IllegalStateException(
            "Cannot book transfer "
                + row.getString(1)
                + ": it is booked with "
                + row.getLong(2)
                + " cents, and comes again with "
                + row.getLong(3)
                + " cents or other accounts");
      }
    }
  }

  private static void refuseBadContent(Connection tx) throws SQLException {
    String flawed =
        """
        select transfer_key, 'it is given twice' from fresh_posting group by transfer_key having count(*) > 1
        union all
        select transfer_key, 'its amount is ' || amount_cents || ' cents' from fresh_posting where amount_cents <= 0
        union all
        select transfer_key, 'debit and credit are both ' || debit from fresh_posting where debit = credit
        union all
        select transfer_key, 'a text of it spans lines' from fresh_posting
         where strpos(transfer_key || debit || credit || kind || cause || coalesce(undoes, ''), E'\\n') > 0
         limit 1
        """;
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(flawed)) {
      if (row.next()) {
        throw new IllegalStateException(
            "Cannot book transfer " + row.getString(1) + ": " + row.getString(2));
      }
    }
  }

  private static void refuseWithoutRoom(Connection tx, long lastSeq, long transfers)
      throws SQLException {
    long capacity = count(tx, "select ledger.capacity()");
    if (lastSeq + transfers >= capacity) {
      throw new IllegalStateException(
          "Cannot book "
              + transfers
              + " transfers after "
              + lastSeq
              + ": the book has partitions up to "
              + (capacity - 1)
              + "; run the migrator, which makes room for ten million more");
    }
  }

  private static long lock(Connection tx, String counter) throws SQLException {
    run(tx, "insert into run.counter (name, value) values (?, 0) on conflict do nothing", counter);
    return count(tx, "select value from run.counter where name = ? for update", counter);
  }

  private static void advance(Connection tx, String counter, long value) throws SQLException {
    run(tx, "update run.counter set value = ? where name = ?", value, counter);
  }

  private static long run(Connection tx, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeLargeUpdate();
    }
  }

  private static long count(Connection tx, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /**
   * What a posting appended: how many transfers, their sum, and their range in the book (0 and -1
   * for none).
   */
  public record Posted(long transfers, long cents, long firstSeq, long lastSeq) {

    static Posted nothing() {
      return new Posted(0, 0, 0, -1);
    }
  }
}
