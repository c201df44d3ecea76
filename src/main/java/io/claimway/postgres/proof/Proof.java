package io.claimway.postgres.proof;

import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.postgres.SharedSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Proves the invariants over all that is in the books, or over what changed since the last proof,
 * what is known to be broken, and a slice of the rest.
 */
public final class Proof {
  /** Rows kept per broken invariant, to be looked at again; the count is always whole. */
  public static final int ROWS_KEPT = 1_000;

  /** Rows named per broken invariant where somebody reads them. */
  public static final int ROWS_NAMED = 50;

  private static final String DATA_EXCEPTION = "22";

  private Proof() {}

  /** One invariant as found. */
  public record Finding(Invariant invariant, long figure, long broken, List<BrokenRow> rows) {
    public boolean holds() {
      return broken == 0;
    }

    /** The first of its broken rows, as many as a person reads. */
    public List<BrokenRow> named() {
      return rows.subList(0, Math.min(ROWS_NAMED, rows.size()));
    }

    boolean isKeptWhole() {
      return broken == rows.size();
    }
  }

  /**
   * A row that breaks an invariant, the practice whose payouts it blocks, if it can be named, and
   * the key under which a later night looks at it again.
   */
  public record BrokenRow(String subject, String detail, String practiceId, String key) {}

  /**
   * Looks at everything, by two connections that see one state of the books.
   *
   * @param outside what no query can look into, as the same snapshot has it
   */
  public static List<Finding> full(Database database, List<Database.Work<Finding>> outside) {
    return full(database, outside, words -> {});
  }

  /**
   * The same, where somebody watches.
   *
   * @param within is told how far it is
   */
  public static List<Finding> full(
      Database database, List<Database.Work<Finding>> outside, Consumer<String> within) {
    return prove(database, Proof::scopeFull, outside, within);
  }

  /**
   * Looks at what changed since the last proof, at breaks that stand and at tonight's slice of what
   * is older; at everything where the last proof broke in more rows than it could keep.
   *
   * @param outside what no query can look into, as the same snapshot has it
   * @param within is told how far it is
   */
  public static List<Finding> nightly(
      Database database, List<Database.Work<Finding>> outside, Consumer<String> within) {
    return prove(database, Proof::scopeNightly, outside, within);
  }

  /** Looks at everything that this transaction sees, its own changes too. */
  public static List<Finding> full(Connection connection) throws SQLException {
    scopeFull(connection);
    return prove(connection);
  }

  /** As {@link #nightly(Database, List, Consumer)}, in this transaction. */
  public static List<Finding> nightly(Connection connection) throws SQLException {
    scopeNightly(connection);
    return prove(connection);
  }

  private static Void scopeFull(Connection connection) throws SQLException {
    return scope(connection, ProofScope.FULL);
  }

  private static Void scopeNightly(Connection connection) throws SQLException {
    return scope(
        connection, ProofTables.isWholeNext(connection) ? ProofScope.FULL : ProofScope.NIGHTLY);
  }

  static Void scope(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return null;
  }

  private static List<Finding> prove(
      Database database,
      Database.Work<?> scope,
      List<Database.Work<Finding>> outside,
      Consumer<String> within) {
    // What lies outside goes first: one connection decodes and fetches while the other queries.
    List<Database.Work<Finding>> checks = new ArrayList<>(outside);
    for (Invariant invariant : Invariants.ALL) {
      checks.add(connection -> prove(connection, invariant));
    }
    List<Finding> findings =
        new ArrayList<>(SharedSnapshot.read(database, scope, counted(checks, within)));
    Collections.rotate(findings, -outside.size());
    return List.copyOf(findings);
  }

  private static List<Database.Work<Finding>> counted(
      List<Database.Work<Finding>> checks, Consumer<String> within) {
    AtomicInteger done = new AtomicInteger();
    List<Database.Work<Finding>> counted = new ArrayList<>();
    for (Database.Work<Finding> check : checks) {
      counted.add(
          connection -> {
            Finding finding = check.in(connection);
            within.accept("%d of %d checks".formatted(done.incrementAndGet(), checks.size()));
            return finding;
          });
    }
    return counted;
  }

  private static List<Finding> prove(Connection connection) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Invariant invariant : Invariants.ALL) {
      findings.add(prove(connection, invariant));
    }
    return findings;
  }

  /** Data that a check cannot even compute with break its promise, and silence no other check. */
  static Finding prove(Connection connection, Invariant invariant) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Finding finding = look(connection, invariant);
      connection.releaseSavepoint(before);
      return finding;
    } catch (SQLException failure) {
      if (!failure.getSQLState().startsWith(DATA_EXCEPTION)) {
        throw failure;
      }
      connection.rollback(before);
      BrokenRow row =
          new BrokenRow(
              "check " + invariant.name(),
              "cannot be made on these rows: SQL state " + failure.getSQLState(),
              null,
              null);
      return new Finding(invariant, 0, 1, List.of(row));
    }
  }

  private static Finding look(Connection connection, Invariant invariant) throws SQLException {
    long figure = Rows.get(connection, invariant.figure(), row -> row.getLong(1));
    long broken = 0;
    List<BrokenRow> rows = new ArrayList<>();
    try (Statement select = connection.createStatement();
        var row = select.executeQuery(invariant.breaks())) {
      while (row.next()) {
        broken++;
        if (rows.size() < ROWS_KEPT) {
          rows.add(
              new BrokenRow(
                  row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
    return new Finding(invariant, figure, broken, List.copyOf(rows));
  }
}
