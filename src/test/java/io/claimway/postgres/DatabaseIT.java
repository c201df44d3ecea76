package io.claimway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many connections a process takes, and what it does when one is gone. */
class DatabaseIT {
  private static ScratchPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = ScratchPostgres.migrated();
  }

  private static Database open() {
    return Database.open(
        new PostgresSettings(
            postgres.url(), "pipeline", "pipeline", "", "", 2, 5, PostgresTimeouts.USUAL));
  }

  private static long backend(Connection connection) throws SQLException {
    return Rows.get(connection, "select pg_backend_pid()", row -> row.getLong(1));
  }

  @Test
  void oneConnectionServesUntilASecondIsWantedAtTheSameTime() {
    try (Database database = open()) {
      long first = database.inTransaction(DatabaseIT::backend);
      assertThat(database.inTransaction(DatabaseIT::backend)).isEqualTo(first);
      long second =
          database.inTransaction(
              outer -> {
                assertThat(backend(outer)).isEqualTo(first);
                return database.inTransaction(DatabaseIT::backend);
              });
      assertThat(second).isNotEqualTo(first);
      assertThat(database.inTransaction(DatabaseIT::backend)).isNotEqualTo(first);
    }
  }

  @Test
  void whatFailsLeavesTheConnectionAsItWas() {
    try (Database database = open()) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      connection -> {
                        Rows.run(connection, "create temporary table half_done (x int)");
                        Rows.run(connection, "select 1 / 0");
                        return 0;
                      }))
          .isInstanceOf(DatabaseFailure.class);
      String left =
          database.inTransaction(
              connection ->
                  Rows.get(
                      connection,
                      "select coalesce(to_regclass('half_done')::text, 'nothing')",
                      row -> row.getString(1)));
      assertThat(left).isEqualTo("nothing");
    }
  }

  @Test
  void aFirstConnectionThatTheServerEndedIsReplaced() throws SQLException {
    try (Database database = open()) {
      long first = database.inTransaction(DatabaseIT::backend);
      postgres.execute("select pg_terminate_backend(" + first + ")");
      assertThatThrownBy(() -> database.inTransaction(DatabaseIT::backend))
          .isInstanceOf(DatabaseFailure.class);
      assertThat(database.inTransaction(DatabaseIT::backend)).isNotEqualTo(first);
    }
  }
}
