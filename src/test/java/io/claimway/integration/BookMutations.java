package io.claimway.integration;

import io.claimway.integration.BookMutation.Change;
import io.claimway.integration.BookMutation.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Every way in which a single row of the book can go wrong, as the catalog of the database lists
 * tables and columns; and the few of them that cannot matter, each with its reason.
 */
final class BookMutations {
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition
         and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'staging', 'batch') and n.nspname not like 'pg\\_%'
       order by 1
      """;

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
            of("claim.brake", "*", "a person's word for the time being, not a promise"),
            of(
                "eligibility.inquiry",
                "ask_again_on",
                "when to ask again: too early costs a question, and every answer sets it anew"),
            of("proof.seal_rule", "*", "part of the program: migrations write it"),
            of("ledger.account_kind", "*", "part of the program: migrations write it"),
            of("ledger.event", "*", "part of the program: migrations write it"),
            of("ledger.book", "*", "part of the program: migrations write it"),
            new Harmless(
                "eligibility.decision",
                "",
                "exists (select from claim.session_state s where (s.client_id, s.service_date) ="
                    + " (t.client_id, t.service_date) and s.disposition <> 'CLAIM')",
                "decided anew each night while the session waits"));

    private static Harmless of(String relation, String column, String why) {
      return new Harmless(relation, column, "true", why);
    }

    private boolean covers(String ofRelation, String ofColumn) {
      return relation.equals(ofRelation) && (column.equals("*") || column.equals(ofColumn));
    }
  }

  private BookMutations() {}

  /** All of them, in order of table and column. */
  static List<BookMutation> list(Connection connection) throws SQLException {
    List<BookMutation> all = new ArrayList<>();
    for (String relation : relations(connection)) {
      List<BookMutation> ofOne = new ArrayList<>();
      for (Column column : Column.list(connection, relation)) {
        if (column.generated()) {
          continue;
        }
        if (column.isText()) {
          add(ofOne, relation, Change.CHANGED_TO_ANOTHERS, column.name(), column.another(relation));
        } else {
          add(ofOne, relation, Change.CHANGED_BY_ONE, column.name(), column.byOne());
        }
        if (column.nullable()) {
          add(ofOne, relation, Change.CHANGED_TO_NULL, column.name(), "null");
        }
      }
      add(ofOne, relation, Change.LOST, "", "");
      add(ofOne, relation, Change.DOUBLED, "", "");
      all.addAll(ofOne);
    }
    return all;
  }

  private static void add(
      List<BookMutation> all, String relation, Change change, String column, String value) {
    List<String> among = new ArrayList<>(List.of("true"));
    for (Harmless harmless : Harmless.ALL) {
      if (harmless.covers(relation, column)) {
        among.add("not (" + harmless.rows() + ")");
      }
    }
    if (!among.contains("not (true)")) {
      all.add(new BookMutation(relation, change, column, value, String.join(" and ", among)));
    }
  }

  private static List<String> relations(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(TABLES)) {
      List<String> relations = new ArrayList<>();
      while (row.next()) {
        relations.add(row.getString(1));
      }
      return relations;
    }
  }
}
