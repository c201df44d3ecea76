package io.claimway.postgres.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves the invariants over all that is in the books, or over what changed since the last proof.
 */
public final class Proof {
  /** Rows named per broken invariant; the count is always whole. */
  private static final int ROWS_NAMED = 50;

  private Proof() {}

  /** One invariant as found. */
  public record Finding(Invariant invariant, long figure, long broken, List<BrokenRow> rows) {
    public boolean holds() {
      return broken == 0;
    }
  }

  /**
   * A row that breaks an invariant, and the practice whose payouts it blocks, if it can be named.
   */
  public record BrokenRow(String subject, String detail, String practiceId) {}

  /** Looks at everything. */
  public static List<Finding> full(Connection connection) throws SQLException {
    scope(connection, ProofScope.FULL);
    return prove(connection);
  }

  /** Looks at what changed since the last proved block. */
  public static List<Finding> nightly(Connection connection) throws SQLException {
    scope(connection, ProofScope.NIGHTLY);
    return prove(connection);
  }

  private static void scope(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<Finding> prove(Connection connection) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Invariant invariant : Invariants.ALL) {
      findings.add(prove(connection, invariant));
    }
    return findings;
  }

  private static Finding prove(Connection connection, Invariant invariant) throws SQLException {
    long figure;
    try (PreparedStatement select = connection.prepareStatement(invariant.figure());
        ResultSet row = select.executeQuery()) {
      row.next();
      figure = row.getLong(1);
    }
    long broken = 0;
    List<BrokenRow> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(invariant.breaks());
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        broken++;
        if (rows.size() < ROWS_NAMED) {
          rows.add(new BrokenRow(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return new Finding(invariant, figure, broken, rows);
  }
}
