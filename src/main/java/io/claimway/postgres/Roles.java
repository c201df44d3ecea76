package io.claimway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The roles and databases of a server that Claimway sets up itself; deployments run the same {@code
 * roles.sql}.
 */
public final class Roles {
  public static final String MIGRATOR = "migrator";
  public static final String PIPELINE = "pipeline";
  public static final String FINANCE = "finance";

  /** Nobody's login: what may name a person is reached through it. */
  static final String PHI = "phi";

  static final List<String> ALL = List.of(MIGRATOR, PIPELINE, FINANCE, PHI);
  private static final String SCRIPT = "/schemas/postgres/roles.sql";

  private Roles() {}

  /**
   * Creates the roles that are missing and gives each the password.
   *
   * @param superuser who may do so
   * @param password letters and digits only
   */
  public static void ensure(PostgresSettings superuser, String password) {
    if (!password.matches("[A-Za-z0-9]+")) {
      throw new IllegalArgumentException(
          "Cannot set a password: only letters and digits are taken");
    }
    run(
        superuser,
        statement -> {
          statement.execute(script());
          for (String role : List.of(MIGRATOR, PIPELINE, FINANCE)) {
            statement.execute("alter role " + role + " password '" + password + "'");
          }
        });
  }

  /** Creates a database owned by the migrator unless it exists. */
  public static void ensureDatabase(PostgresSettings superuser, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "Cannot create database " + name + ": expected lower-case letters and digits");
    }
    run(
        superuser,
        statement -> {
          if (!exists(statement.getConnection(), name)) {
            statement.execute("create database " + name + " owner " + MIGRATOR);
          }
        });
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private interface Work {
    void in(Statement statement) throws SQLException;
  }

  private static void run(PostgresSettings superuser, Work work) {
    try (Connection connection = Database.connect(superuser);
        Statement statement = connection.createStatement()) {
      work.in(statement);
    } catch (SQLException e) {
      throw Database.refusal(superuser, e);
    }
  }

  private static String script() {
    try (InputStream script = Roles.class.getResourceAsStream(SCRIPT)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + SCRIPT + " from the class path", e);
    }
  }
}
