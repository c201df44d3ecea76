package io.claimway.integration;

import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the book as the catalog of the database knows it.
 *
 * @param name schema and table
 * @param keys by what its rows are told apart, the primary key first
 * @param entities columns of the primary key that are the primary key of another table and named
 *     for it, as {@code claim_id} or {@code block}: what a row belongs to
 */
record BookTable(
    String name, List<Column> columns, List<List<String>> keys, List<String> entities) {

  private static final String KEPT =
      """
      c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'staging', 'batch') and n.nspname not like 'pg\\_%'
      """;

  private static final String TABLES =
      "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where "
          + KEPT
          + " order by 1";

  private static final String COLUMNS =
      """
      select quote_ident(a.attname), format_type(a.atttypid, null), not a.attnotnull, a.attidentity <> '' or a.attgenerated <> '',
             array(select v[1]
                     from pg_constraint k cross join lateral regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''', 'g') v
                    where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
                      and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')
        from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
      """;

  private static final String KEY =
      """
      select array_agg(quote_ident(a.attname) order by k.place)
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
       cross join lateral unnest(i.indkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      """;

  private static final String KEYS =
      KEY
          + " where i.indisunique and i.indpred is null and i.indrelid = ?::regclass"
          + " group by i.indexrelid, i.indisprimary order by i.indisprimary desc, 1";

  private static final String ENTITIES =
      """
      select distinct a.attname::text
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisprimary and i.indnkeyatts = 1 and (a.attname like '%\\_id' or a.attname = c.relname)
         and i.indrelid <> ?::regclass and a.attname = any (?) and
      """
          + KEPT
          + " order by 1";

  BookTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    entities = List.copyOf(entities);
  }

  /** All of them, in order of name. */
  static List<BookTable> list(Connection connection) throws SQLException {
    List<BookTable> tables = new ArrayList<>();
    for (String name : Rows.list(connection, TABLES, row -> row.getString(1))) {
      tables.add(read(connection, name));
    }
    return tables;
  }

  private static BookTable read(Connection connection, String name) throws SQLException {
    List<Column> columns =
        Rows.list(
            connection,
            COLUMNS,
            row ->
                new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    Rows.texts(row.getArray(5))),
            name);
    List<List<String>> keys = Rows.list(connection, KEYS, row -> Rows.texts(row.getArray(1)), name);
    List<String> entities =
        Rows.list(
            connection,
            ENTITIES,
            row -> row.getString(1),
            name,
            Rows.texts(connection, keys.get(0)));
    return new BookTable(name, columns, keys, entities);
  }

  List<String> primaryKey() {
    return keys.get(0);
  }

  /** Without its schema. */
  String simpleName() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** Whether a copy of a row must have another value there: it is the last column of a key. */
  boolean tellsApart(Column column) {
    return keys.stream().anyMatch(key -> key.get(key.size() - 1).equals(column.name()));
  }

  /**
   * A column of it.
   *
   * @param legal all values that it may have, where a constraint lists them
   */
  record Column(String name, String type, boolean nullable, boolean generated, List<String> legal) {

    Column {
      legal = List.copyOf(legal);
    }

    boolean isText() {
      return type.equals("text");
    }

    /** Whether it tells of what kind a row is. */
    boolean isKind() {
      return !legal.isEmpty() || name.equals("kind") || name.equals("event");
    }

    private boolean isCounted() {
      return List.of("integer", "bigint", "smallint", "numeric", "date").contains(type);
    }

    /** A value that the row has not, and nearly has. */
    String byOne() {
      if (isCounted()) {
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

    /** A legal value that the row has not, or what another row has, or one that is near. */
    String another(BookTable table) {
      return "coalesce((select o.v from %s where o.v <> t.%s order by md5(o.v) limit 1), %s)"
          .formatted(
              legal.isEmpty()
                  ? "(select %s as v from %s) o".formatted(name, table.name())
                  : "unnest(array['%s']) o(v)".formatted(String.join("', '", legal)),
              name,
              byOne());
    }

    /** A value that some row has. */
    String some(BookTable table) {
      return "(select o.%1$s from %2$s o where o.%1$s is not null order by md5(o.%1$s::text) limit 1)"
          .formatted(name, table.name());
    }

    /** A value that no row has. */
    String next(BookTable table) {
      return isCounted()
          ? "(select max(o.%1$s) + 1 from %2$s o)".formatted(name, table.name())
          : byOne();
    }
  }
}
