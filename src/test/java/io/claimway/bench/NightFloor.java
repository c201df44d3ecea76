package io.claimway.bench;

import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The least that a night's work can take: one pass over the bytes of its files, and a binary COPY
 * of its rows into tables of the same shape, keys and indexes.
 */
record NightFloor(long bytes, double scanSeconds, long rows, double copySeconds) {
  private static final double NANOS = 1e9;
  private static final int BUFFER = 1 << 16;
  private static final String FILES = "evidence/";

  /**
   * Tables that hold what a night wrote; staging is emptied and the batch library's own is not
   * ours.
   */
  private static final String TABLES =
      """
      select n.nspname, c.relname,
             (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.relpersistence = 'p'
         and n.nspname not in ('pg_catalog', 'information_schema', 'staging', 'public', 'floor')
       order by 1, 2
      """;

  double seconds() {
    return scanSeconds + copySeconds;
  }

  /** The point in a book's history after which rows and files are a night's. */
  record Mark(long transaction, Set<String> files) {}

  static Mark mark(PostgresSettings superuser, ObjectStore objects) throws SQLException {
    try (Connection connection = Database.connect(superuser);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
      row.next();
      return new Mark(row.getLong(1), new HashSet<>(objects.keys(FILES)));
    }
  }

  /** Measures the floor of the night that began after a mark. */
  static NightFloor measure(
      PostgresSettings superuser, Mark mark, ObjectStore objects, Path scratch)
      throws SQLException, IOException {
    long bytes = 0;
    long start = System.nanoTime();
    for (String key : objects.keys(FILES)) {
      bytes += mark.files().contains(key) ? 0 : scan(objects, key);
    }
    double scanSeconds = (System.nanoTime() - start) / NANOS;
    long rows = 0;
    double copySeconds = 0;
    try (Connection connection = Database.connect(superuser);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists floor cascade");
      statement.execute("create schema floor");
      for (List<String> table : tables(statement)) {
        Path file = scratch.resolve("floor.rows");
        String twin = "floor." + table.get(0) + "_" + table.get(1);
        String source = table.get(0) + "." + table.get(1);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long found;
        try (OutputStream out = Files.newOutputStream(file)) {
          found =
              copy.copyOut(
                  "copy (select %s from %s where xmin::text::bigint > %d) to stdout (format binary)"
                      .formatted(table.get(2), source, mark.transaction()),
                  out);
        }
        if (found > 0) {
          statement.execute("create table " + twin + " (like " + source + " including all)");
          long begin = System.nanoTime();
          try (InputStream in = Files.newInputStream(file)) {
            rows +=
                copy.copyIn(
                    "copy %s (%s) from stdin (format binary)".formatted(twin, table.get(2)), in);
          }
          copySeconds += (System.nanoTime() - begin) / NANOS;
        }
      }
      statement.execute("drop schema floor cascade");
    }
    return new NightFloor(bytes, scanSeconds, rows, copySeconds);
  }

  private static long scan(ObjectStore objects, String key) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    long segments = 0;
    try (InputStream in = objects.stream(key)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          segments += buffer[i] == '~' || buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    if (segments == 0) {
      throw new IllegalStateException("Cannot scan " + key + ": it has no segment");
    }
    return bytes;
  }

  private static List<List<String>> tables(Statement statement) throws SQLException {
    List<List<String>> tables = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        tables.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    return tables;
  }
}
