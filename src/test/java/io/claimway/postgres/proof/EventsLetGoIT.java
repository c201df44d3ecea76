package io.claimway.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.Topic;
import io.claimway.postgres.Database;
import io.claimway.postgres.Outbox;
import io.claimway.postgres.OutboxEvents;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.PostgresTimeouts;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.run.StageName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that were sent are kept for a time, and the proof holds without them. */
class EventsLetGoIT {
  private static final LocalDate LATER = LocalDate.of(2026, 3, 2);

  @Test
  void whatWasSentIsKeptForATimeAndTheBookHoldsWithoutIt() throws SQLException {
    ScratchPostgres postgres = HandmadeBook.kept();
    postgres.execute(
        "insert into run.run values ('nightly-2026-03-02', 'nightly', '2026-03-02', '2026-03-03T07:00:00Z', 'America/New_York', '{}', 'x', 'RUNNING')");
    try (Database database =
        Database.open(
            new PostgresSettings(
                postgres.url(), "postgres", "postgres", "", "", 2, 5, PostgresTimeouts.USUAL))) {
      Outbox outbox = new Outbox(database);
      outbox.purge(LATER, "nightly-2026-03-02");
      assertThat(events(postgres)).as("some are not sent").hasSize(4);

      postgres.execute("update run.outbox set sent_at = now()");
      outbox.purge(LocalDate.of(2026, 1, 5), "nightly-2026-03-02");
      assertThat(events(postgres)).as("not old enough").hasSize(4);
      outbox.purge(LATER, "nightly-2026-03-02");
      outbox.purge(LATER, "nightly-2026-03-02");
      assertThat(events(postgres)).isEmpty();
      assertThat(broken(postgres)).isEmpty();
      assertThat(
              postgres.strings(
                  "select concat_ws(' ', topic, key, events, last_seq) from run.outbox_history order by 1"))
          .containsExactly(
              "information-requests ses-2 1 1",
              "session-status ses-1 2 2",
              "session-status ses-2 1 1");

      try (Connection connection = postgres.connect("postgres")) {
        connection.setAutoCommit(false);
        OutboxEvents.append(
            ScratchPostgres.publishing(connection, "nightly", LATER, StageName.BUILD),
            Topic.SESSION_STATUS,
            List.of(new OutboxEvents.Outgoing("e", "ses-1", new byte[] {1})));
        connection.commit();
      }
      assertThat(events(postgres)).containsExactly("session-status ses-1 3");
      assertThat(broken(postgres)).isEmpty();

      for (String lost :
          List.of(
              "delete from run.outbox_history where key = 'ses-1'",
              "update run.outbox_history set events = 1 where key = 'ses-1'",
              "update run.outbox_history set last_seq = 9 where topic = 'session-status' and key = 'ses-2'",
              "delete from run.outbox_purge")) {
        assertThat(brokenBy(postgres, lost)).as(lost).isNotEmpty();
      }
    }
  }

  private static List<String> events(ScratchPostgres postgres) throws SQLException {
    return postgres.strings(
        "select concat_ws(' ', topic, key, key_seq) from run.outbox order by 1");
  }

  private static List<String> broken(ScratchPostgres postgres) throws SQLException {
    return brokenBy(postgres, "select 1");
  }

  private static List<String> brokenBy(ScratchPostgres postgres, String change)
      throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      Rows.run(connection, change);
      List<String> broken =
          Proof.full(connection).stream()
              .filter(finding -> !finding.holds())
              .flatMap(finding -> finding.rows().stream())
              .map(row -> row.subject() + ": " + row.detail())
              .toList();
      connection.rollback();
      return broken;
    }
  }
}
