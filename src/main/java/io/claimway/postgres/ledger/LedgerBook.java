package io.claimway.postgres.ledger;

import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

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

  /** Less room than this is told: about a design night's transfers. */
  public static final long SCARCE_TRANSFERS = 2_000_000;

  private static final String POSTING = Sql.read(LedgerBook.class, "posting");
  private static final String GATHER = Sql.read(LedgerBook.class, "gather-staged");
  private static final String FRESH = Sql.read(LedgerBook.class, "fresh-posting");
  private static final String CONTRADICTION = Sql.read(LedgerBook.class, "contradiction");
  private static final String FLAW = Sql.read(LedgerBook.class, "flaw");
  private static final String NEW_ACCOUNTS = Sql.read(LedgerBook.class, "new-accounts");
  private static final String APPEND = Sql.read(LedgerBook.class, "append");
  private static final String APPEND_BLOCK = Sql.read(LedgerBook.class, "append-block");
  private static final String APPEND_SUMS = Sql.read(LedgerBook.class, "append-sums");

  private static final String APPEND_KEYS =
      "insert into ledger.posting_key (key_date, key_hash, seq, undoes)"
          + " select key_date, key_hash, ? + place, undoes from fresh_posting order by key_date, key_hash";

  private LedgerBook() {}

  /**
   * Makes the empty {@code pg_temp.posting} of this transaction; calling it again changes nothing.
   */
  public static void open(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(POSTING);
    }
  }

  /** Copies transfers to {@code pg_temp.posting}, one by one as they come. */
  public static void add(Connection tx, Iterable<Transfer> transfers) throws SQLException {
    open(tx);
    try (RecordCopy<TransferRow> copy = RecordCopy.into(tx, "posting", TransferRow.class)) {
      for (Transfer transfer : transfers) {
        copy.write(TransferRow.of(transfer));
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot add transfers to the book: copying failed", failure);
    }
  }

  /** Appends what is in {@code pg_temp.posting}, with the stage's run and business date. */
  public static Posted post(PublishingTransaction tx) throws SQLException {
    return post(
        tx.connection(), tx.run().runId(), tx.attempt().stage().word(), tx.run().businessDate());
  }

  /**
   * Appends what tasks of the stage have staged in {@code staging.transfer}, together with what is
   * in {@code pg_temp.posting}, then empties the latter.
   */
  public static Posted postStaged(PublishingTransaction tx) throws SQLException {
    open(tx.connection());
    run(tx.connection(), GATHER);
    return post(tx);
  }

  /**
   * Appends what is in {@code pg_temp.posting} and not booked yet, then empties it.
   *
   * @param postingDate the business date of the run: closes cut on it
   * @throws IllegalStateException if a key comes twice, is booked with another amount or account,
   *     undoes what is undone, or the book has no room
   */
  public static Posted post(Connection tx, String runId, String stage, LocalDate postingDate)
      throws SQLException {
    open(tx);
    Posted posted = append(tx, runId, stage, postingDate);
    run(tx, "truncate posting");
    return posted;
  }

  private static Posted append(Connection tx, String runId, String stage, LocalDate postingDate)
      throws SQLException {
    long lastSeq = lock(tx, "transfer");
    long lastAccount = lock(tx, "account");
    run(tx, "analyze posting");
    run(tx, "drop table if exists fresh_posting");
    long transfers = run(tx, FRESH);
    if (transfers < count(tx, "select count(*) from posting")) {
      refuseContradictions(tx);
    }
    if (transfers == 0) {
      return Posted.nothing();
    }
    run(tx, "analyze fresh_posting");
    refuseFlaws(tx);
    refuseWithoutRoom(tx, lastSeq, transfers);
    advance(tx, "account", lastAccount + count(tx, NEW_ACCOUNTS, lastAccount));
    run(tx, APPEND, lastSeq, postingDate, runId);
    run(tx, APPEND_KEYS, lastSeq);
    Posted posted = appendBlocks(tx, runId, stage, lastSeq, transfers);
    advance(tx, "transfer", lastSeq + transfers);
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
        count(tx, "select coalesce(sum(abs(cents)), 0)::bigint from fresh_posting"),
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

  private static void refuseFlaws(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(FLAW)) {
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
              + "; jobs/claimway migrate makes room for ten million more");
    }
  }

  /** How many more transfers the book has partitions for. */
  public static long room(Connection tx) throws SQLException {
    return count(
        tx,
        "select ledger.capacity() - 1 - coalesce((select value from run.counter where name = 'transfer'), 0)");
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
