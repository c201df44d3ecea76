package io.claimway.postgres.read;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookedTransfer;
import io.claimway.ledger.HledgerJournal;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.postgres.read.BookReader.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The book for people: what accounts hold, and their statements with the segment and the bank line
 * that each transfer comes from. A statement goes by the blocks in which its accounts moved, the
 * newest first, and reads no more of them than it shows.
 */
public final class LedgerReader {
  static final String BLOCKS = Sql.read(LedgerReader.class, "account-blocks");
  static final String OF_BLOCK = Sql.read(LedgerReader.class, "block-transfers");
  static final String ORIGINS = Sql.read(LedgerReader.class, "transfer-origins");
  static final String OF_CLAIM =
      "select seq from ledger.transfer where claim_id = any (?) order by seq desc limit ?";

  private static final String TRIAL_BALANCE = Sql.read(LedgerReader.class, "trial-balance");
  static final String CLAIM_BALANCES = Sql.read(LedgerReader.class, "claim-balances");
  private static final String ALL = Sql.read(LedgerReader.class, "all-transfers");

  static final String NAMED = "select account_id from ledger.account where code = ?";
  static final String BEGINNING =
      "select account_id from ledger.account where starts_with(code, ?) order by code limit ?";
  static final String OF_OWNER =
      "select account_id from ledger.account where owner = ? and kind = any (?)";

  static final String HELD =
      """
      select a.code as account, sum(b.debit_cents) as debit_cents, sum(b.credit_cents) as credit_cents,
             sum(b.debit_cents - b.credit_cents) as balance_cents
        from ledger.account a join ledger.account_block b using (account_id) where %s group by 1 order by 1
      """;

  static final String BALANCE =
      "select coalesce(sum(debit_cents - credit_cents), 0) from ledger.account_block where account_id = ?";

  /** What a transfer is, and what it comes from: columns of {@link #ORIGINS}. */
  private static final String[] TRANSFER = {
    "seq", "posted", "effective", "event", "debit", "credit", "amount_cents"
  };

  private static final String[] ORIGIN = {
    "claim", "version", "line", "trace", "file", "segment", "bank_line", "undone_by", "cause"
  };

  private final Database database;

  public LedgerReader(Database database) {
    this.database = database;
  }

  /** Which accounts of the book are looked at: their ids. */
  public record Accounts(List<Long> ids) {
    public Accounts {
      ids = List.copyOf(ids);
    }

    public boolean isEmpty() {
      return ids.isEmpty();
    }
  }

  /** What the accounts of each kind and billing entity hold; the last row adds them up. */
  public Table trialBalance() {
    return table("trial balance", TRIAL_BALANCE);
  }

  /** The account of this code, if there is one. */
  public Accounts named(String code) {
    return accounts(NAMED, code);
  }

  /** The first accounts, by their codes, that begin with a text. */
  public Accounts beginningWith(String prefix, int most) {
    return accounts(BEGINNING, prefix, most);
  }

  /** The accounts of a billing entity. */
  public Accounts ofEntity(String entity) {
    return accounts("select account_id from ledger.account where entity = ?", entity);
  }

  /** The accounts that belong to somebody: a payer, a practice, a client, an originator. */
  public Accounts ofOwner(AccountKind.Owner whose, String owner) {
    return database.inTransaction(
        connection ->
            new Accounts(
                Rows.list(
                    connection,
                    OF_OWNER,
                    row -> row.getLong(1),
                    owner,
                    Rows.texts(connection, kinds(whose)))));
  }

  private static List<String> kinds(AccountKind.Owner whose) {
    return Arrays.stream(AccountKind.values())
        .filter(kind -> kind.owner() == whose)
        .map(AccountKind::text)
        .toList();
  }

  private Accounts accounts(String sql, Object... values) {
    return database.inTransaction(
        connection -> new Accounts(Rows.list(connection, sql, row -> row.getLong(1), values)));
  }

  /** What these accounts hold. */
  public Table balances(Accounts accounts) {
    return table("accounts", HELD.formatted("a.account_id = any (?)"), accounts.ids());
  }

  /** What the transfers of a claim leave on each account. */
  public Table balancesOfClaim(List<Long> claims) {
    return table("accounts", CLAIM_BALANCES, claims);
  }

  /** The newest transfers of one account with what it held after each, newest first. */
  public Table statement(String code, Accounts account, int most) {
    return database.inTransaction(
        connection -> {
          long id = account.ids().get(0);
          long[] balance = {Rows.get(connection, BALANCE, row -> row.getLong(1), id)};
          return new Table(
              "transfers of " + code,
              columns(
                  "seq",
                  "posted",
                  "effective",
                  "event",
                  "other_account",
                  "debit_cents",
                  "credit_cents",
                  "balance_cents"),
              origins(
                  connection,
                  newest(connection, account, most),
                  row -> ofAccount(row, id, balance)));
        });
  }

  private static List<String> ofAccount(ResultSet row, long account, long... balance)
      throws SQLException {
    boolean debited = row.getLong("debit_id") == account;
    long cents = row.getLong("amount_cents");
    List<String> texts = new ArrayList<>(texts(row, "seq", "posted", "effective", "event"));
    texts.add(row.getString(debited ? "credit" : "debit"));
    texts.add(debited ? Long.toString(cents) : "");
    texts.add(debited ? "" : Long.toString(cents));
    texts.add(Long.toString(balance[0]));
    texts.addAll(from(row));
    balance[0] -= debited ? cents : -cents;
    return texts;
  }

  /** The newest transfers of several accounts, newest first. */
  public Table statement(Accounts accounts, int most) {
    return database.inTransaction(
        connection -> transfers(connection, newest(connection, accounts, most)));
  }

  /** The newest transfers of claims, newest first. */
  public Table statementOfClaim(List<Long> claims, int most) {
    return database.inTransaction(
        connection ->
            transfers(
                connection,
                Rows.list(
                    connection, OF_CLAIM, row -> row.getLong(1), longs(connection, claims), most)));
  }

  private static Table transfers(Connection connection, List<Long> seqs) throws SQLException {
    return new Table(
        "transfers",
        columns(TRANSFER),
        origins(
            connection,
            seqs,
            row -> {
              List<String> texts = new ArrayList<>(texts(row, TRANSFER));
              texts.addAll(from(row));
              return texts;
            }));
  }

  private static List<String> columns(String... transfer) {
    return Stream.of(transfer, ORIGIN).flatMap(Stream::of).toList();
  }

  private static List<String> from(ResultSet row) throws SQLException {
    return texts(row, ORIGIN);
  }

  private static List<Long> newest(Connection connection, Accounts accounts, int most)
      throws SQLException {
    Array ids = longs(connection, accounts.ids());
    List<Long> seqs = new ArrayList<>();
    for (long[] block :
        Rows.list(connection, BLOCKS, row -> new long[] {row.getLong(1), row.getLong(2)}, ids)) {
      if (seqs.size() >= most) {
        break;
      }
      seqs.addAll(
          Rows.list(
              connection,
              OF_BLOCK,
              row -> row.getLong(1),
              block[0],
              block[1],
              ids,
              ids,
              most - seqs.size()));
    }
    return seqs;
  }

  private static List<List<String>> origins(
      Connection connection, Collection<Long> seqs, Rows.Reader<List<String>> reader)
      throws SQLException {
    return Rows.list(connection, ORIGINS, reader, longs(connection, seqs));
  }

  /**
   * Writes the whole book as a journal that hledger reads, in its order, and closes with what every
   * account holds by the book's own sums.
   *
   * @return how many transfers it holds
   */
  public long export(Appendable journal) {
    return database.inSnapshot(
        connection -> {
          SortedMap<String, Long> balances = new TreeMap<>();
          Rows.list(
              connection,
              HELD.formatted("true"),
              row -> balances.put(row.getString("account"), row.getLong("balance_cents")));
          long[] written = {0};
          LocalDate[] last = {LocalDate.EPOCH};
          append(journal, HledgerJournal.heading());
          Rows.forEach(
              connection,
              ALL,
              LedgerReader::booked,
              transfer -> {
                append(journal, HledgerJournal.entry(transfer));
                written[0]++;
                last[0] =
                    transfer.postingDate().isAfter(last[0]) ? transfer.postingDate() : last[0];
              });
          append(journal, HledgerJournal.closing(last[0], balances));
          return written[0];
        });
  }

  private static BookedTransfer booked(ResultSet row) throws SQLException {
    return new BookedTransfer(
        row.getLong("seq"),
        BookedTransfers.read(row),
        row.getObject("posting_date", LocalDate.class),
        row.getString("run_id"));
  }

  private static void append(Appendable journal, String text) {
    try {
      journal.append(text);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write the journal", failure);
    }
  }

  private static List<String> texts(ResultSet row, String... columns) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (String column : columns) {
      String text = row.getString(column);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }

  private static Array longs(Connection connection, Collection<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  private Table table(String title, String sql, Object... parameters) {
    return database.inTransaction(
        connection -> BookReader.read(connection, title, sql, parameters));
  }
}
