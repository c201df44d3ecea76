package io.claimway.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Statements and the rows they answer, read into values one by one. */
public final class Rows {
  /** Rows of a stream that are in memory at once: enough that the way to Postgres costs little. */
  private static final int FETCHED_ROWS = 5_000;

  private Rows() {}

  /** Reads one row of a result. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query, in its order. */
  public static <T> List<T> list(
      Connection connection, String sql, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  /** Takes one value of a stream of rows. */
  @FunctionalInterface
  public interface Visitor<T> {
    void visit(T value) throws SQLException;
  }

  /**
   * Streams the rows of a query of any length in its order, a few at a time; the visitor may write
   * meanwhile. Needs a transaction.
   */
  public static <T> void forEach(
      Connection connection, String sql, Reader<T> reader, Visitor<T> visitor, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.setFetchSize(FETCHED_ROWS);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          visitor.visit(reader.read(row));
        }
      }
    }
  }

  /** The first row of a query; nothing where there is none, or where it reads as null. */
  public static <T> Optional<T> find(
      Connection connection, String sql, Reader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.ofNullable(reader.read(row)) : Optional.empty();
    }
  }

  /** The first row of a query that answers one by its nature, such as a count. */
  public static <T> T get(Connection connection, String sql, Reader<T> reader, Object... parameters)
      throws SQLException {
    return find(connection, sql, reader, parameters)
        .orElseThrow(
            () -> new IllegalStateException("Cannot read a row: there is none for " + sql));
  }

  /** Changes rows and answers how many. */
  public static int change(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Runs a statement that changes no rows, such as a lock. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Hands on the rows of a query in its order, a limited number at a time, so that they are never
   * held whole; the connection is free between two shares.
   */
  public static <T> void inShares(
      Connection connection,
      String sql,
      Reader<T> reader,
      int most,
      ShareOf<T> each,
      Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.setFetchSize(most);
      try (ResultSet row = statement.executeQuery()) {
        List<T> share = new ArrayList<>();
        while (row.next()) {
          share.add(reader.read(row));
          if (share.size() == most) {
            each.take(share);
            share = new ArrayList<>();
          }
        }
        if (!share.isEmpty()) {
          each.take(share);
        }
      }
    }
  }

  /** Takes some rows of many. */
  @FunctionalInterface
  public interface ShareOf<T> {
    void take(List<T> rows) throws SQLException;
  }

  /** A column of type {@code bigint[]}. */
  public static List<Long> longs(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }

  static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Texts as a parameter of type {@code text[]}. */
  public static Array texts(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** A column of type {@code text[]}. */
  public static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
