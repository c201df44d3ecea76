package io.claimway.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Claimway's database as tasks reach it on their executors: it travels with the task, and the tasks
 * of one process hand their connections on, since opening one costs more than a small COPY.
 */
public final class TaskDatabase implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A task holds one connection per table that it copies into, and one to look things up. */
  private static final int CONNECTIONS_PER_CORE = 10;

  private static final long IDLE_MILLIS = 60_000;

  private static final Map<String, HikariDataSource> POOLS = new ConcurrentHashMap<>();

  private final String url;
  private final String user;
  private final String password;
  private final int connectTimeoutSeconds;
  private final PostgresTimeouts timeouts;

  public TaskDatabase(PostgresSettings settings) {
    this.url = settings.url();
    this.user = settings.user();
    this.password = settings.password();
    this.connectTimeoutSeconds = settings.connectTimeoutSeconds();
    this.timeouts = settings.timeouts();
  }

  /** A connection that commits by itself; closing it hands it on to the next task. */
  public Connection connect() throws SQLException {
    return POOLS.computeIfAbsent(url + " " + user, any -> pool()).getConnection();
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    // Executors load the driver after the list of drivers was made.
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(
        Database.properties(user, password, connectTimeoutSeconds, timeouts));
    config.setMaximumPoolSize(CONNECTIONS_PER_CORE * Runtime.getRuntime().availableProcessors());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("claimway-tasks");
    return new HikariDataSource(config);
  }
}
