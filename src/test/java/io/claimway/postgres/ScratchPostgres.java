package io.claimway.postgres;

import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real Postgres for tests of the tables alone: one server per JVM, one migrated database per test
 * class.
 */
public final class ScratchPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final String database;

  private ScratchPostgres(String database) {
    this.database = database;
  }

  /** A fresh database with all migrations, owned by {@code migrator}. */
  public static synchronized ScratchPostgres migrated() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().start();
        try (Connection admin = server.getPostgresDatabase().getConnection();
            Statement statement = admin.createStatement()) {
          statement.execute(Files.readString(Path.of("schemas/postgres/roles.sql")));
          for (String role : new String[] {"migrator", "pipeline", "finance"}) {
            statement.execute("alter role " + role + " password '" + role + "'");
          }
        }
      }
      String name = "book" + DATABASES.incrementAndGet();
      try (Connection admin = server.getPostgresDatabase().getConnection();
          Statement statement = admin.createStatement()) {
        statement.execute("create database " + name + " owner migrator");
      }
      ScratchPostgres scratch = new ScratchPostgres(name);
      try (Connection owner = scratch.connect("migrator");
          Statement statement = owner.createStatement();
          Stream<Path> files = Files.list(Path.of("schemas/sql"))) {
        for (Path migration : files.sorted(Comparator.comparing(ScratchPostgres::rank)).toList()) {
          statement.execute(Files.readString(migration));
        }
      }
      return scratch;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new DatabaseFailure(failure);
    }
  }

  /**
   * Versioned migrations by number, then repeatable ones, then what runs after them, as Flyway
   * orders them.
   */
  private static String rank(Path migration) {
    String name = migration.getFileName().toString();
    return (name.startsWith("V") ? "1" : name.startsWith("R") ? "2" : "3") + name;
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /**
   * A connection as one of the roles (migrator, pipeline, finance) or as {@code postgres}, the
   * superuser.
   */
  public Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url(), role, role);
  }

  /** A transaction of the pipeline, which who opened it commits. */
  public Connection begin() throws SQLException {
    Connection connection = connect("pipeline");
    connection.setAutoCommit(false);
    return connection;
  }

  /** A transaction in which a stage of a run of that job and date publishes. */
  public static PublishingTransaction publishing(
      Connection connection, String job, LocalDate day, StageName stage) {
    Run run =
        new Run(
            job + "-" + day,
            job,
            day,
            day.atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneId.of("America/New_York"),
            new RunManifest(List.of(), List.of(), "rules", "code"));
    return new PublishingTransaction(connection, run, new StageAttempt(1, stage, 1, 1));
  }

  /** Runs statements as the superuser, who may do anything. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect("postgres")) {
      Rows.run(connection, sql);
    }
  }

  /** The first column of what a query answers, as the superuser sees it. */
  public List<String> strings(String sql) throws SQLException {
    try (Connection connection = connect("postgres")) {
      return Rows.list(connection, sql, row -> row.getString(1));
    }
  }
}
