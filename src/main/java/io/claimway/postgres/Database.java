package io.claimway.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.claimway.run.UnusableConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;

/**
 * The connections of one process to Claimway's database, under one role. The first serves alone
 * until a second is wanted at the same time; only then a pool is made, which would take a command
 * that asks once longer than its answer.
 */
public final class Database implements AutoCloseable {
  private static final String AUTHENTICATION_FAILED = "28";
  private static final String NO_SUCH_DATABASE = "3D000";

  private final PostgresSettings settings;
  private Connection first;
  private HikariDataSource pool;

  private Database(PostgresSettings settings, Connection first) {
    this.settings = settings;
    this.first = first;
  }

  /** What is done with a connection in one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens the first connection, which shows that address and credentials work.
   *
   * @throws UnusableConfiguration naming the address and the setting concerned
   * @throws DatabaseFailure naming the address, where nobody answers there now
   */
  public static Database open(PostgresSettings settings) {
    try {
      Connection first = connect(settings);
      first.setAutoCommit(false);
      return new Database(settings, first);
    } catch (SQLException e) {
      throw refusal(settings, e);
    }
  }

  /** One connection outside any pool, for a lease or a migration; the caller closes it. */
  public static Connection connect(PostgresSettings settings) throws SQLException {
    // Asking for the driver by its address would look into every library of the program.
    return new Driver().connect(settings.url(), properties(settings));
  }

  private static Properties properties(PostgresSettings settings) {
    return properties(
        settings.user(),
        settings.password(),
        settings.connectTimeoutSeconds(),
        settings.timeouts());
  }

  static Properties properties(
      String user, String password, int connectTimeoutSeconds, PostgresTimeouts timeouts) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "claimway");
    properties.setProperty("connectTimeout", String.valueOf(connectTimeoutSeconds));
    // A server may accept the connection and then say nothing.
    properties.setProperty("loginTimeout", String.valueOf(connectTimeoutSeconds));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    // What this role analyzes are tables of one stage: what 3,000 rows tell of them is enough.
    properties.setProperty(
        "options", "-c default_statistics_target=10 " + timeouts.serverOptions());
    properties.setProperty("socketTimeout", String.valueOf(timeouts.socketSeconds()));
    // The server's detail quotes row values, which may be PHI.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /** What is told where no connection could be had: a setting cannot work, or nobody answers. */
  static RuntimeException refusal(PostgresSettings settings, SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    String address = settings.url();
    if (state.startsWith(AUTHENTICATION_FAILED)) {
      return new UnusableConfiguration(
          "Cannot use postgres.user "
              + settings.user()
              + " and its password: refused by "
              + address,
          cause);
    }
    if (state.equals(NO_SUCH_DATABASE)) {
      return new UnusableConfiguration(
          "Cannot use postgres.url "
              + address
              + ": no such database; a superuser creates it, and then: jobs/claimway migrate",
          cause);
    }
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no answer");
    DatabaseFailure failure =
        new DatabaseFailure("Cannot reach postgres.url " + address + ": " + why, cause);
    return failure.mayPass() ? failure : new UnusableConfiguration(failure.getMessage(), cause);
  }

  /**
   * The pool, for code that takes a {@link DataSource}; its connections do not commit by
   * themselves.
   */
  public synchronized DataSource dataSource() {
    if (pool == null) {
      closeFirst();
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(settings.url());
      config.setDataSourceProperties(properties(settings));
      config.setMaximumPoolSize(settings.poolSize());
      config.setMinimumIdle(1);
      config.setAutoCommit(false);
      config.setInitializationFailTimeout(-1);
      config.setPoolName("claimway");
      pool = new HikariDataSource(config);
    }
    return pool;
  }

  private synchronized Connection taken() throws SQLException {
    Connection free = first;
    first = null;
    return pool == null && free != null && !free.isClosed() ? free : dataSource().getConnection();
  }

  private synchronized void giveBack(Connection connection) throws SQLException {
    if (pool == null && !connection.isClosed()) {
      first = connection;
    } else {
      connection.close();
    }
  }

  private synchronized void closeFirst() {
    try {
      if (first != null) {
        first.close();
      }
    } catch (SQLException gone) {
      // What cannot be closed is closed.
    }
    first = null;
  }

  public PostgresSettings settings() {
    return settings;
  }

  /** Does the work in one transaction: committed when it returns, rolled back when it throws. */
  public <T> T inTransaction(Work<T> work) {
    try {
      Connection connection = taken();
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      } finally {
        giveBack(connection);
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /**
   * Does reading work in one transaction that sees one state of the books throughout, whatever
   * others commit meanwhile; temporary tables may be made in it.
   */
  public <T> T inSnapshot(Work<T> work) {
    return inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
          }
          return work.in(connection);
        });
  }

  private static void rollBack(Connection connection, Exception first) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      first.addSuppressed(second);
    }
  }

  @Override
  public synchronized void close() {
    closeFirst();
    if (pool != null) {
      pool.close();
    }
  }
}
