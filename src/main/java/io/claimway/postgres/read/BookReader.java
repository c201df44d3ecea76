package io.claimway.postgres.read;

import io.claimway.postgres.Database;
import io.claimway.postgres.Sql;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemOwner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers about the books for people who ask from the command line: tables of text, never a name or
 * a birth date.
 */
public final class BookReader {
  private static final String OPEN_HOLDS = Sql.read(BookReader.class, "open-holds");

  private static final String ENTRIES = Sql.read(BookReader.class, "entries");

  private static final String HELD_SESSIONS = Sql.read(BookReader.class, "held-sessions");

  private static final String CLAIM_VERSIONS = Sql.read(BookReader.class, "claim-versions");

  private static final String CLAIMS_OF_ID = Sql.read(BookReader.class, "claims-of-id");
  private static final String RECORDS = Sql.read(BookReader.class, "explain-records");
  private static final String SESSIONS = Sql.read(BookReader.class, "explain-sessions");
  private static final String HOLDS = Sql.read(BookReader.class, "explain-holds");
  private static final String FINDINGS = Sql.read(BookReader.class, "explain-findings");
  private static final String EVENTS = Sql.read(BookReader.class, "explain-events");
  private static final String PAYMENTS = Sql.read(BookReader.class, "explain-payments");
  private static final String REMITTANCES = Sql.read(BookReader.class, "explain-remittances");
  private static final String DECISIONS = Sql.read(BookReader.class, "explain-decisions");
  private static final String TRANSFERS = Sql.read(BookReader.class, "explain-transfers");
  private static final String DEPOSITS = Sql.read(BookReader.class, "explain-deposits");
  private static final String CARD_EVENTS = Sql.read(BookReader.class, "explain-card-events");
  private static final String CLIENT_SHARES = Sql.read(BookReader.class, "explain-client-shares");
  private static final String PAYOUTS = Sql.read(BookReader.class, "explain-payouts");

  /** The beginning of a work item's id; the shortest that is worth looking for. */
  private static final Pattern ITEM = Pattern.compile("[0-9a-f]{6,64}");

  private static final String NO_ITEM = "-";

  private final Database database;

  public BookReader(Database database) {
    this.database = database;
  }

  /** A titled answer, its rows as text under column names. */
  public record Table(String title, List<String> columns, List<List<String>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /**
   * Open holds by reason, or each session held for one reason: how many have used 50, 75 and 90 %
   * of the time for filing, those nearest to the end first.
   */
  public Table holds(String code) {
    return code == null
        ? table("open holds", OPEN_HOLDS)
        : table("sessions held for " + code, HELD_SESSIONS, code);
  }

  /** Open work by kind, and its items: those that are overdue first, then the most dollars. */
  public List<Table> work(WorkItemKind kind, WorkItemOwner owner, int most) {
    return database.inTransaction(
        connection ->
            List.of(WorkReader.work(connection), WorkReader.items(connection, kind, owner, most)));
  }

  /** Remittances that persons have keyed, what waits for another person first. */
  public Table entries() {
    return table("entered remittances", ENTRIES);
  }

  /** Payout batches, the newest first. */
  public Table payoutBatches() {
    return table(
        "payout batches",
        """
        select batch_id as batch, pay_date, lower(holder) as accounts_of, confirmed_through, payouts, cents, state, prepared_by, released_by
          from payout.batch order by pay_date desc, batch_id desc
        """);
  }

  /** One payout batch and its payouts, with accounts as tokens and last four digits. */
  public List<Table> payoutBatch(String batch) {
    return List.of(
        table(
            "payout batch " + batch,
            """
            select pay_date, lower(holder) as accounts_of, confirmed_through, payouts, cents, state, prepared_on, prepared_by, released_by, content_sha256
              from payout.batch where batch_id = ?
            """,
            batch),
        table(
            "what was done to " + batch,
            """
            select decided_on, lower(event) as what, payout_id as payout, person, because, pay_date, payouts, cents
              from payout.batch_event where batch_id = ? order by seq
            """,
            batch),
        table(
            "payouts of " + batch,
            """
            select payout_id as payout, practice_id as practice, legal_name as pays_to, account_token as account, last_four, sessions, cents, state
              from payout.payout where batch_id = ? order by payout_id
            """,
            batch));
  }

  /** One table of the story of an id: what it tells, and the statement that finds it. */
  record Chapter(String title, String sql, List<Object> parameters) {
    static Chapter of(String title, String sql, Object... parameters) {
      return new Chapter(title, sql, List.of(parameters));
    }
  }

  /**
   * Everything the books know about a session, claim, control number, trace, payout or work item;
   * empty tables are left out.
   *
   * @param most rows of a table; the title says where there are more
   */
  public List<Table> explain(String id, int most) {
    return database.inSnapshot(
        connection -> {
          List<Long> claims = claimsOf(connection, id);
          List<Table> story = new ArrayList<>();
          for (Chapter chapter : beforeWork(id, claims)) {
            story.add(read(connection, chapter, most));
          }
          String item = item(id);
          story.add(WorkReader.itemsOf(connection, item, claims));
          story.add(WorkReader.trailOf(connection, item, claims));
          for (Chapter chapter : afterWork(id, claims)) {
            story.add(read(connection, chapter, most));
          }
          story.removeIf(Table::isEmpty);
          return story;
        });
  }

  static List<Chapter> beforeWork(String id, List<Long> claims) {
    return List.of(
        Chapter.of("records read", RECORDS, id),
        Chapter.of("session", SESSIONS, id, claims, claims),
        Chapter.of("holds", HOLDS, id),
        Chapter.of("claim versions", CLAIM_VERSIONS, claims),
        Chapter.of("what edits put right or warn of", FINDINGS, claims),
        Chapter.of("what happened to the claim", EVENTS, claims));
  }

  static List<Chapter> afterWork(String id, List<Long> claims) {
    return List.of(
        Chapter.of("payments", PAYMENTS, id),
        Chapter.of("remittances", REMITTANCES, claims, id),
        Chapter.of("what persons said of remittances", DECISIONS, claims, id),
        Chapter.of("transfers", TRANSFERS, claims),
        Chapter.of("deposits", DEPOSITS, id, id),
        Chapter.of("card events", CARD_EVENTS, id, id, id, claims),
        Chapter.of("how the client stands", CLIENT_SHARES, id, claims),
        Chapter.of("payout", PAYOUTS, id, id, claims));
  }

  static Chapter claimsOfId(String id) {
    String item = item(id);
    return Chapter.of("claims", CLAIMS_OF_ID, id, id, id, id, id, id, id, item, item);
  }

  private static String item(String id) {
    return ITEM.matcher(id).matches() ? id : NO_ITEM;
  }

  /** The claims that an id means. */
  public List<Long> claimsOf(String id) {
    return database.inTransaction(connection -> claimsOf(connection, id));
  }

  private static List<Long> claimsOf(Connection connection, String id) throws SQLException {
    return read(connection, claimsOfId(id), Integer.MAX_VALUE - 1).rows().stream()
        .map(row -> Long.valueOf(row.get(0)))
        .toList();
  }

  private static Table read(Connection connection, Chapter chapter, int most) throws SQLException {
    Table table =
        read(
            connection,
            chapter.title(),
            chapter.sql() + " limit " + (most + 1L),
            chapter.parameters().toArray());
    return table.rows().size() <= most
        ? table
        : new Table(
            chapter.title() + " (the first " + most + ")",
            table.columns(),
            table.rows().subList(0, most));
  }

  private Table table(String title, String sql, Object... parameters) {
    return database.inTransaction(connection -> read(connection, title, sql, parameters));
  }

  static Table read(Connection connection, String title, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(
            i + 1,
            parameters[i] instanceof List<?> list
                ? connection.createArrayOf("bigint", list.toArray())
                : parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        ResultSetMetaData columns = row.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          names.add(columns.getColumnLabel(i));
        }
        List<List<String>> rows = new ArrayList<>();
        while (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            String value = row.getString(i);
            values.add(value == null ? "" : value);
          }
          rows.add(values);
        }
        return new Table(title, names, rows);
      }
    }
  }
}
