package io.claimway.integration;

import io.claimway.integration.BookTable.Column;
import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One change of one row of the book, as somebody with every right could make it.
 *
 * @param change what is done
 * @param column of a changed one, else empty
 * @param value expression of the new value in terms of the row {@code t}, else empty
 * @param kind condition on the rows that it is about; all of them where empty
 * @param excused conditions on the rows that it must not strike, because it cannot matter there
 */
record BookMutation(
    BookTable table,
    Change change,
    String column,
    String value,
    String kind,
    List<String> excused) {
  /** A condition that excuses all of them. */
  static final String EVERY_ROW = "true";

  private static final String INTEGRITY = "23";
  private static final String TOO_LONG = "22001";

  /** What can happen to a row. */
  enum Change {
    CHANGED_BY_ONE,
    CHANGED_TO_ANOTHERS,
    CHANGED_TO_NULL,
    CHANGED_FROM_NULL,
    LOST,
    DOUBLED
  }

  /**
   * What became of an attempt.
   *
   * @param refused whether a constraint refused it
   * @param struck the row that was struck; empty where there is none, or where it was refused
   */
  record Outcome(boolean refused, Optional<StruckRow> struck) {}

  boolean isExcused() {
    return excused.contains(EVERY_ROW);
  }

  @Override
  public String toString() {
    return table.name()
        + (column.isEmpty() ? "" : "." + column)
        + (kind.isEmpty() ? "" : " with " + kind)
        + " "
        + change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Makes the change in one row, which a seed chooses. */
  Outcome make(Connection connection, long seed) throws SQLException {
    Optional<Map<String, String>> before = choose(connection, seed);
    if (before.isEmpty()) {
      return new Outcome(false, Optional.empty());
    }
    try {
      Map<String, String> after =
          Rows.get(
              connection,
              sql() + " where " + struck() + " returning *",
              this::values,
              table.primaryKey().stream().map(before.get()::get).toArray());
      Rows.run(connection, "set constraints all immediate");
      return new Outcome(false, Optional.of(new StruckRow(table, before.get(), after)));
    } catch (SQLException refused) {
      if (refused.getSQLState().startsWith(INTEGRITY) || refused.getSQLState().equals(TOO_LONG)) {
        return new Outcome(true, Optional.empty());
      }
      throw refused;
    }
  }

  private String sql() {
    return switch (change) {
      case LOST -> "delete from " + table.name() + " t";
      case DOUBLED -> doubled();
      default -> "update " + table.name() + " t set " + column + " = " + value;
    };
  }

  /**
   * A copy under other keys: the last number of each is the next free one, or its last text longer.
   */
  private String doubled() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Column each : table.columns()) {
      if (!each.generated()) {
        values.put(each.name(), table.tellsApart(each) ? each.next(table) : "t." + each.name());
      }
    }
    return "insert into %1$s (%2$s) select %3$s from %1$s t"
        .formatted(
            table.name(), String.join(", ", values.keySet()), String.join(", ", values.values()));
  }

  private String struck() {
    return table.primaryKey().stream()
        .map(column -> "t." + column + "::text = ?")
        .collect(Collectors.joining(" and "));
  }

  private Optional<Map<String, String>> choose(Connection connection, long seed)
      throws SQLException {
    List<String> conditions = new ArrayList<>();
    excused.forEach(condition -> conditions.add("not (" + condition + ")"));
    conditions.add(kind.isEmpty() ? "true" : "t." + kind);
    if (change == Change.CHANGED_FROM_NULL) {
      conditions.add("t." + column + " is null and " + value + " is not null");
    } else if (change == Change.CHANGED_TO_NULL) {
      conditions.add("t." + column + " is not null");
    } else if (!column.isEmpty()) {
      conditions.add(value + " is distinct from t." + column);
    }
    String key =
        table.primaryKey().stream()
            .map(column -> "t." + column + "::text")
            .collect(Collectors.joining(", "));
    return Rows.find(
        connection,
        "select t.* from %s t where %s order by md5(concat_ws('/', %s) || '%d') limit 1"
            .formatted(table.name(), String.join(" and ", conditions), key, seed),
        this::values);
  }

  private Map<String, String> values(ResultSet row) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i <= table.columns().size(); i++) {
      values.put(table.columns().get(i - 1).name(), row.getString(i));
    }
    return values;
  }
}
