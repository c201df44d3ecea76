package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas are brought up to date by one command, and no other holds what that takes. */
class MigrateIT {
  private static final String TELLS = "jobs/claimway migrate";

  @TempDir private Path folder;

  @Test
  void oneCommandMigratesAndTheOthersNameIt() throws SQLException {
    Suite suite = SharedServers.bare("migrate");
    CommandLineRun nights =
        CommandLineRun.on(suite, folder, "nights", Path.of("jobs", "payers"))
            .at("2026-01-09T12:00:00Z");

    Ended without = nights.run("migrate");
    assertThat(without.exitCode()).as(without.err()).isEqualTo(2);
    assertThat(without.err()).contains("postgres.migrator-user is not set");

    // Whoever runs a night has no use for the password, even where it is configured.
    for (CommandLineRun held : new CommandLineRun[] {nights, nights.asOwner()}) {
      Ended night = held.run("nightly", "--business-date", "2026-01-07");
      assertThat(night.exitCode()).as(night.err()).isEqualTo(2);
      assertThat(night.err()).contains("migrations are missing").contains(TELLS);
    }
    for (String[] reading :
        new String[][] {{"worklist"}, {"holds"}, {"ledger"}, {"explain", "S-1"}}) {
      Ended read = nights.run(reading);
      assertThat(read.exitCode()).as(reading[0] + read.err()).isEqualTo(2);
      assertThat(read.err()).as(reading[0]).contains(TELLS);
    }

    Ended first = nights.asOwner().run("migrate", "--json");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.json().path("applied").asInt()).isGreaterThan(15);
    assertThat(first.json().path("roomForTransfers").asLong()).isGreaterThan(9_000_000);
    Ended again = nights.asOwner().run("migrate");
    assertThat(again.out()).startsWith("Applied 0 migrations; the book has room for 1");
    assertThat(nights.run("worklist").exitCode()).isZero();

    try (Lease lease = Lease.acquire(suite.postgres(), "nightly --business-date 2026-01-07")) {
      assertThat(lease.epoch()).isPositive();
      Ended held = nights.asOwner().run("migrate");
      assertThat(held.exitCode()).isEqualTo(4);
      assertThat(held.err())
          .contains("nightly --business-date 2026-01-07")
          .contains("holds the lease");
    }

    aNewerProgramHasMigrated(suite);
    Ended behind = nights.run("nightly", "--business-date", "2026-01-07");
    assertThat(behind.exitCode()).isEqualTo(2);
    assertThat(behind.err()).contains("V999__more.sql").contains("run the newer one");
  }

  private static void aNewerProgramHasMigrated(Suite suite) throws SQLException {
    try (var connection = Database.connect(suite.postgres().asMigrator());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into public.flyway_schema_history (installed_rank, version, description, type,"
              + " script, checksum, installed_by, execution_time, success) values (9999, '999',"
              + " 'more', 'SQL', 'V999__more.sql', 1, 'migrator', 1, true)");
    }
  }
}
