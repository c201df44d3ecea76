package io.claimway.postgres.read;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.read.BookReader.Table;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemOwner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Work items for people: what waits, for whom, since when, how much it is, and what to do. */
public final class WorkReader {
  private static final String BY_KIND = Sql.read(WorkReader.class, "open-work");
  private static final String ITEMS = Sql.read(WorkReader.class, "open-items");
  static final String OF_SUBJECT = Sql.read(WorkReader.class, "items-of-id");
  static final String TRAIL = Sql.read(WorkReader.class, "item-trail");

  private WorkReader() {}

  /**
   * Open work items of a kind.
   *
   * @param oldest when the first of them opened
   * @param overdue how many should have been looked at by now
   */
  public record OpenWork(
      String kind,
      String owner,
      long items,
      long cents,
      LocalDate oldest,
      long overdue,
      String nextAction) {}

  /** Open work by kind, the most dollars first. */
  public static List<OpenWork> listWork(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        BY_KIND,
        row -> {
          WorkItemKind kind = WorkItemKind.valueOf(row.getString("kind"));
          return new OpenWork(
              kind.name(),
              word(row.getString("owner")),
              row.getLong("items"),
              row.getLong("cents"),
              row.getObject("oldest", LocalDate.class),
              row.getLong("overdue"),
              kind.nextAction());
        });
  }

  /** Open work by kind, as a table. */
  static Table work(Connection connection) throws SQLException {
    return new Table(
        "open work",
        List.of("kind", "owner", "items", "cents", "oldest", "overdue", "next_action"),
        listWork(connection).stream()
            .map(
                work ->
                    texts(
                        work.kind(),
                        work.owner(),
                        work.items(),
                        work.cents(),
                        work.oldest(),
                        work.overdue(),
                        work.nextAction()))
            .toList());
  }

  /**
   * Open items, those that are overdue first, then the most dollars.
   *
   * @param kind null for all, likewise the owner
   */
  static Table items(Connection connection, WorkItemKind kind, WorkItemOwner owner, int most)
      throws SQLException {
    String wantedKind = kind == null ? null : kind.name();
    String wantedOwner = owner == null ? null : owner.name();
    return new Table(
        "open items",
        List.of(
            "item",
            "kind",
            "subject",
            "root_cause",
            "owner",
            "age_days",
            "deadline",
            "cents",
            "next_action"),
        Rows.list(
            connection,
            ITEMS,
            row ->
                texts(
                    row.getString("item"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("root_cause"),
                    word(row.getString("owner")),
                    row.getLong("age_days"),
                    row.getString("deadline"),
                    row.getLong("cents"),
                    nextAction(row)),
            wantedKind,
            wantedKind,
            wantedOwner,
            wantedOwner,
            most));
  }

  /** Items that an id means or that are about claims, open or not. */
  static Table itemsOf(Connection connection, String id, List<Long> claims) throws SQLException {
    return new Table(
        "work items",
        List.of(
            "item",
            "kind",
            "subject",
            "root_cause",
            "owner",
            "state",
            "opened_on",
            "deadline",
            "cents",
            "next_action"),
        Rows.list(
            connection,
            OF_SUBJECT,
            row ->
                texts(
                    row.getString("item"),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("root_cause"),
                    word(row.getString("owner")),
                    word(row.getString("state")),
                    row.getString("opened_on"),
                    row.getString("deadline"),
                    row.getLong("cents"),
                    nextAction(row)),
            id,
            id,
            connection.createArrayOf("bigint", claims.toArray())));
  }

  /** What happened to the items that an id means, or that are about claims. */
  static Table trailOf(Connection connection, String id, List<Long> claims) throws SQLException {
    return new Table(
        "what happened to the work items",
        List.of(
            "item",
            "seq",
            "event",
            "business_date",
            "by",
            "because",
            "outcome",
            "root_cause",
            "cents"),
        Rows.list(
            connection,
            TRAIL,
            row ->
                texts(
                    row.getString("item"),
                    row.getInt("seq"),
                    word(row.getString("event")),
                    row.getString("business_date"),
                    row.getString("told_by"),
                    row.getString("because"),
                    row.getString("outcome"),
                    row.getString("root_cause"),
                    row.getLong("cents")),
            id,
            id,
            connection.createArrayOf("bigint", claims.toArray())));
  }

  /** What the table says of this item, or what is done about any of its kind. */
  private static String nextAction(ResultSet row) throws SQLException {
    String advice = row.getString("advice");
    WorkItemKind kind = WorkItemKind.valueOf(row.getString("kind"));
    return advice == null ? kind.nextAction() : advice + "; " + kind.command();
  }

  private static List<String> texts(Object... values) {
    return Stream.of(values).map(value -> value == null ? "" : value.toString()).toList();
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
