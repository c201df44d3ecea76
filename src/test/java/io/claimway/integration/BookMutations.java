package io.claimway.integration;

import io.claimway.integration.BookMutation.Change;
import io.claimway.integration.BookTable.Column;
import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every way in which a single row of the book can go wrong, as the catalog of the database lists
 * tables and columns; and the few of them that cannot matter, each with its reason.
 */
final class BookMutations {
  /**
   * A column, with a star all of them, or with none the loss or doubling of a row, that cannot
   * matter.
   *
   * @param rows those for which that is so
   */
  record Harmless(String relation, String column, String rows, String why) {
    static final List<Harmless> ALL =
        List.of(
            of("run.lease", "*", "says who works now; the epoch is checked by each publication"),
            of("run.outbox", "sent_at", "what is sent again is known by its id"),
            of(
                "run.outbox_place",
                "*",
                "where the relay looks for what a topic has; it is known by its id"),
            of("claim.brake", "*", "a person's word for the time being, not a promise"),
            of(
                "eligibility.inquiry",
                "ask_again_on",
                "when to ask again: too early costs a question, and every answer sets it anew"),
            of("proof.seal_rule", "*", "part of the program: migrations write it"),
            of("ledger.account_kind", "*", "part of the program: migrations write it"),
            of("ledger.event", "*", "part of the program: migrations write it"),
            of("claim.state_kind", "*", "part of the program: migrations write it"),
            of("claim.transition", "*", "part of the program: migrations write it"),
            of("claim.live_effect", "*", "part of the program: migrations write it"),
            of("ledger.book", "*", "part of the program: migrations write it"),
            new Harmless(
                "eligibility.decision",
                "",
                "exists (select from claim.session_state s where (s.client_id, s.service_date) ="
                    + " (t.client_id, t.service_date) and s.disposition <> 'CLAIM')",
                "decided anew each night while the session waits"));

    private static Harmless of(String relation, String column, String why) {
      return new Harmless(relation, column, BookMutation.EVERY_ROW, why);
    }

    private boolean covers(String ofRelation, String ofColumn) {
      return relation.equals(ofRelation) && (column.equals("*") || column.equals(ofColumn));
    }
  }

  private BookMutations() {}

  /** All of them, in order of table and column. */
  static List<BookMutation> list(Connection connection) throws SQLException {
    List<BookMutation> all = new ArrayList<>();
    for (BookTable table : BookTable.list(connection)) {
      for (Column column : table.columns()) {
        if (!column.generated()) {
          addChanges(all, table, column);
        }
      }
      for (String kind : kinds(connection, table)) {
        add(all, table, Change.LOST, "", "", kind);
        add(all, table, Change.DOUBLED, "", "", kind);
      }
    }
    return all;
  }

  private static void addChanges(List<BookMutation> all, BookTable table, Column column) {
    if (column.isText()) {
      add(all, table, Change.CHANGED_TO_ANOTHERS, column.name(), column.another(table), "");
    } else {
      add(all, table, Change.CHANGED_BY_ONE, column.name(), column.byOne(), "");
    }
    if (column.nullable()) {
      add(all, table, Change.CHANGED_TO_NULL, column.name(), "null", "");
      add(all, table, Change.CHANGED_FROM_NULL, column.name(), column.some(table), "");
    }
  }

  /** Rows of every kind that there is in a table; any row where it has no kinds. */
  private static List<String> kinds(Connection connection, BookTable table) throws SQLException {
    List<String> kinds = new ArrayList<>(List.of(""));
    for (Column column : table.columns()) {
      if (column.isKind()) {
        kinds.addAll(
            Rows.list(
                connection,
                "select distinct '%1$s = ' || quote_literal(%1$s) from %2$s where %1$s is not null order by 1"
                    .formatted(column.name(), table.name()),
                row -> row.getString(1)));
      }
    }
    return kinds.size() > 1 ? kinds.subList(1, kinds.size()) : kinds;
  }

  private static void add(
      List<BookMutation> all,
      BookTable table,
      Change change,
      String column,
      String value,
      String kind) {
    List<String> excused = new ArrayList<>();
    for (Harmless harmless : Harmless.ALL) {
      if (harmless.covers(table.name(), column)) {
        excused.add(harmless.rows());
      }
    }
    all.add(new BookMutation(table, change, column, value, kind, excused));
  }
}
