package io.claimway.integration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One change of one row of the book, as somebody with every right could make it.
 *
 * @param relation schema and table
 * @param change what is done
 * @param column of a changed one, else empty
 * @param value expression of the new value in terms of the row {@code t}, else empty
 * @param among condition on the rows it may strike
 */
record BookMutation(String relation, Change change, String column, String value, String among) {
  private static final String INTEGRITY = "23";

  /** What can happen to a row. */
  enum Change {
    CHANGED_BY_ONE,
    CHANGED_TO_ANOTHERS,
    CHANGED_TO_NULL,
    LOST,
    DOUBLED
  }

  /** What became of an attempt. */
  enum Outcome {
    MADE,
    REFUSED_BY_A_CONSTRAINT,
    NO_ROW_TO_STRIKE
  }

  @Override
  public String toString() {
    return relation
        + (column.isEmpty() ? "" : "." + column)
        + " "
        + change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Makes the change in one row, which a seed chooses. */
  Outcome make(Connection connection, long seed) throws SQLException {
    List<String> key = keyColumns(connection);
    List<String> row = strike(connection, key, seed);
    if (row.isEmpty()) {
      return Outcome.NO_ROW_TO_STRIKE;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql(connection, key))) {
      for (int i = 0; i < row.size(); i++) {
        statement.setString(i + 1, row.get(i));
      }
      int rows = statement.executeUpdate();
      try (Statement constraints = connection.createStatement()) {
        constraints.execute("set constraints all immediate");
      }
      return rows == 0 ? Outcome.NO_ROW_TO_STRIKE : Outcome.MADE;
    } catch (SQLException refused) {
      if (refused.getSQLState().startsWith(INTEGRITY)) {
        return Outcome.REFUSED_BY_A_CONSTRAINT;
      }
      throw refused;
    }
  }

  private String sql(Connection connection, List<String> key) throws SQLException {
    String struck = " where " + struck(key);
    return switch (change) {
      case LOST -> "delete from " + relation + " t" + struck;
      case DOUBLED -> doubled(connection, key) + struck;
      default -> "update " + relation + " t set " + column + " = " + value + struck;
    };
  }

  /** A copy under another key: its last number is the next free one, or its last text is longer. */
  private String doubled(Connection connection, List<String> key) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    String last = key.get(key.size() - 1);
    for (Column each : columns(connection)) {
      if (each.generated()) {
        continue;
      }
      names.add(each.name());
      values.add(
          each.name().equals(last) || each.isUnique() ? each.next(relation) : "t." + each.name());
    }
    return "insert into %s (%s) select %s from %s t"
        .formatted(relation, String.join(", ", names), String.join(", ", values), relation);
  }

  private static String struck(List<String> key) {
    List<String> conditions = new ArrayList<>();
    for (String column : key) {
      conditions.add("t." + column + "::text = ?");
    }
    return String.join(" and ", conditions);
  }

  private List<String> strike(Connection connection, List<String> key, long seed)
      throws SQLException {
    List<String> texts = key.stream().map(column -> "t." + column + "::text").toList();
    String changes =
        change == Change.CHANGED_TO_NULL
            ? " and t." + column + " is not null"
            : column.isEmpty() ? "" : " and " + value + " is distinct from t." + column;
    String sql =
        "select %s from %s t where %s%s order by md5(concat_ws('/', %s) || '%d') limit 1"
            .formatted(
                String.join(", ", texts), relation, among, changes, String.join(", ", texts), seed);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      if (row.next()) {
        for (int i = 1; i <= key.size(); i++) {
          values.add(row.getString(i));
        }
      }
      return values;
    }
  }

  private List<String> keyColumns(Connection connection) throws SQLException {
    List<String> key = new ArrayList<>();
    for (Column each : columns(connection)) {
      if (each.key()) {
        key.add(each.name());
      }
    }
    return key;
  }

  private List<Column> columns(Connection connection) throws SQLException {
    return Column.list(connection, relation);
  }

  /** A column of a table, as the catalog knows it. */
  record Column(
      String name,
      String type,
      boolean nullable,
      boolean key,
      boolean isUnique,
      boolean generated) {

    private static final String COLUMNS =
        """
        select quote_ident(a.attname), format_type(a.atttypid, null), not a.attnotnull,
               exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)),
               exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and not i.indisprimary and i.indpred is null
                          and a.attnum = i.indkey[i.indnatts - 1]),
               a.attidentity <> '' or a.attgenerated <> ''
          from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
        """;

    static List<Column> list(Connection connection, String relation) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
        select.setString(1, relation);
        try (ResultSet row = select.executeQuery()) {
          List<Column> columns = new ArrayList<>();
          while (row.next()) {
            columns.add(
                new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6)));
          }
          return columns;
        }
      }
    }

    boolean isNumber() {
      return List.of("integer", "bigint", "smallint", "numeric").contains(type);
    }

    boolean isDate() {
      return type.equals("date");
    }

    /** A value that the row has not, and nearly has. */
    String byOne() {
      if (isNumber() || isDate()) {
        return "t." + name + " + 1";
      }
      return switch (type) {
        case "boolean" -> "not t." + name;
        case "timestamp with time zone" -> "t." + name + " + interval '1 second'";
        case "bytea" -> "t." + name + " || '\\x00'::bytea";
        case "text[]" -> "t." + name + " || '{X}'::text[]";
        case "bigint[]" -> "t." + name + " || '{1}'::bigint[]";
        case "jsonb" -> "t." + name + " || '{\"x\": 1}'::jsonb";
        case "uuid" -> "md5(t." + name + "::text)::uuid";
        default -> "t." + name + " || 'X'";
      };
    }

    boolean isText() {
      return type.equals("text");
    }

    /** A value that some other row has, or one that is near where there is no other. */
    String another(String relation) {
      return "coalesce((select o.%1$s from %2$s o where o.%1$s <> t.%1$s order by md5(o.%1$s) limit 1), %3$s)"
          .formatted(name, relation, byOne());
    }

    /** A value that no row has. */
    String next(String relation) {
      if (isNumber() || isDate()) {
        return "(select max(o.%1$s) + 1 from %2$s o)".formatted(name, relation);
      }
      return byOne();
    }
  }
}
