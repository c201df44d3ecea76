package io.claimway.postgres;

import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The schemas of {@code schemas/sql}, brought up to date by the role that owns them, in order and
 * once each.
 */
public final class Migrations {
  /** The form of the book that this program keeps: what its canonical text is made of. */
  private static final long BOOK = 2;

  private static final long OLDEST_BOOK = 1;
  private static final String LOCATION = "classpath:schemas/sql";

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param settings the server; {@code migratorUser} and {@code migratorPassword} must be set
   * @return how many migrations were applied
   * @throws UnusableConfiguration when the server cannot be used, or an applied migration was
   *     changed since
   */
  public static int apply(PostgresSettings settings) {
    PostgresSettings migrator = settings.asMigrator();
    try (Connection probe = Database.connect(migrator)) {
      probe.isReadOnly();
    } catch (SQLException e) {
      throw Database.refusal(migrator, e);
    }
    refuseWithoutRoles(migrator);
    refuseAnotherBook(migrator);
    try {
      MigrateResult result = flyway(migrator).migrate();
      return result.migrationsExecuted;
    } catch (FlywayException e) {
      throw new UnusableConfiguration("Cannot migrate " + settings.url() + ": " + oneLine(e), e);
    }
  }

  /**
   * Refuses a database whose schemas are not those of this build.
   *
   * @throws UnusableConfiguration naming the first migration that is missing, or that only a newer
   *     program knows
   */
  public static void verify(PostgresSettings settings) {
    refuseAnotherBook(settings);
    MigrationInfoService migrations = migrations(settings);
    MigrationInfo[] pending = migrations.pending();
    if (pending.length > 0) {
      throw new UnusableConfiguration(
          "Cannot use postgres.url %s: %d migrations are missing, the first is %s; whoever owns the schemas runs: jobs/claimway migrate"
              .formatted(settings.url(), pending.length, pending[0].getScript()));
    }
    for (MigrationInfo applied : migrations.applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new UnusableConfiguration(
            "Cannot use postgres.url %s: a newer program has migrated it to %s, which this one does not know; run the newer one"
                .formatted(settings.url(), applied.getScript()));
      }
    }
  }

  /**
   * Nothing carries a book of another form over: nothing is in production yet.
   *
   * @throws RunRefused when the database holds one
   */
  private static void refuseAnotherBook(PostgresSettings settings) {
    try (Connection connection = Database.connect(settings)) {
      boolean booked =
          Rows.get(
              connection,
              "select to_regclass('ledger.transfer') is not null",
              r -> r.getBoolean(1));
      boolean told =
          Rows.get(
              connection, "select to_regclass('ledger.book') is not null", r -> r.getBoolean(1));
      long version =
          told
              ? Rows.get(connection, "select max(version) from ledger.book", r -> r.getLong(1))
              : OLDEST_BOOK;
      if (booked && version != BOOK) {
        throw new RunRefused(
            "Cannot use postgres.url %s: it holds a book of form %d, this program keeps form %d, and nothing carries one over;"
                    .formatted(settings.url(), version, BOOK)
                + " `claimway services reset --yes` empties the embedded services, for a server of your own create an empty database");
      }
    } catch (SQLException e) {
      throw Database.refusal(settings, e);
    }
  }

  private static void refuseWithoutRoles(PostgresSettings migrator) {
    try (Connection connection = Database.connect(migrator)) {
      List<String> missing =
          Rows.list(
              connection,
              "select wanted from unnest(?) wanted where not exists (select from pg_roles where rolname = wanted)",
              row -> row.getString(1),
              Rows.texts(connection, Roles.ALL));
      if (!missing.isEmpty()) {
        throw new UnusableConfiguration(
            "Cannot migrate %s: the server has no role %s; a superuser runs schemas/postgres/roles.sql, once per server"
                .formatted(migrator.url(), String.join(", ", missing)));
      }
    } catch (SQLException e) {
      throw Database.refusal(migrator, e);
    }
  }

  private static MigrationInfoService migrations(PostgresSettings settings) {
    try {
      return flyway(settings).info();
    } catch (FlywayException e) {
      throw new UnusableConfiguration(
          "Cannot see the migrations of " + settings.url() + ": " + oneLine(e), e);
    }
  }

  private static Flyway flyway(PostgresSettings settings) {
    return Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        // An index may take as long as it takes; a lock that somebody holds is told instead.
        .initSql("set lock_timeout = '%ds'".formatted(settings.timeouts().lockSeconds()))
        .locations(LOCATION)
        .validateMigrationNaming(true)
        .load();
  }

  private static String oneLine(FlywayException failure) {
    return failure
        .getMessage()
        .lines()
        .map(String::strip)
        .filter(line -> !line.matches("-*"))
        .limit(4)
        .reduce((a, b) -> a + " " + b)
        .orElse("no reason given");
  }
}
