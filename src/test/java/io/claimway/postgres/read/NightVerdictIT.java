package io.claimway.postgres.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.postgres.ScratchPostgres;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the exit code of a night calls: nobody for what waits within its time. */
class NightVerdictIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 7);
  private static final String TONIGHT = "nightly-2026-01-07";
  private static final String BEFORE = "nightly-2026-01-06";

  private ScratchPostgres postgres;

  @BeforeEach
  void open() throws SQLException {
    postgres = ScratchPostgres.migrated();
    for (String run : List.of(BEFORE, TONIGHT)) {
      postgres.execute(
          "insert into run.run (run_id, job, business_date, as_of, zone, manifest, manifest_sha256, state)"
              + " values ('%s', 'nightly', '%s', now(), 'UTC', '{}', '', 'RUNNING')"
                  .formatted(run, run.substring("nightly-".length())));
    }
  }

  @Test
  void whatWasToldBeforeAndIsInTimeCallsNobody() throws SQLException {
    item("1", BEFORE, "2026-01-07", "OPEN");
    item("2", TONIGHT, "2026-01-09", "CLOSED");
    batch(BEFORE, "2026-01-08", "PREPARED");
    assertThat(verdict()).isZero();
  }

  @Test
  void anItemThatTheNightOpenedIsNew() throws SQLException {
    item("1", TONIGHT, "2026-01-09", "OPEN");
    assertThat(verdict()).isEqualTo(3);
  }

  @Test
  void anItemBehindItsDeadlineIsOverdue() throws SQLException {
    item("1", BEFORE, "2026-01-06", "OPEN");
    assertThat(verdict()).isEqualTo(3);
  }

  @Test
  void payoutsThatTheNightPreparedWaitForAPersonAndSoDoThoseThatCanNoLongerLeave()
      throws SQLException {
    batch(TONIGHT, "2026-01-15", "PREPARED");
    assertThat(verdict()).isEqualTo(3);
    postgres.execute("update payout.batch set run_id = '" + BEFORE + "'");
    assertThat(verdict()).isZero();
    postgres.execute("update payout.batch set pay_date = '2026-01-07'");
    assertThat(verdict()).isEqualTo(3);
    postgres.execute("update payout.batch set state = 'RELEASED'");
    assertThat(verdict()).isZero();
  }

  @Test
  void brokenBooksOutrankItems() throws SQLException {
    item("1", TONIGHT, "2026-01-09", "OPEN");
    postgres.execute("insert into proof.proof values ('" + TONIGHT + "', '2026-01-07', 0, 0, '')");
    postgres.execute(
        "insert into proof.finding values ('" + TONIGHT + "', 'x', 'it holds', 1, 'rows', 1)");
    assertThat(verdict()).isEqualTo(5);
  }

  private int verdict() throws SQLException {
    try (Connection pipeline = postgres.connect("pipeline")) {
      return NightVerdict.exitCode(
          pipeline,
          new Run(
              TONIGHT,
              "nightly",
              NIGHT,
              NIGHT.atStartOfDay(ZoneOffset.UTC).toInstant(),
              ZoneId.of("UTC"),
              new RunManifest(List.of(), List.of(), "", "")));
    }
  }

  private void item(String key, String openedRun, String deadline, String state)
      throws SQLException {
    postgres.execute(
        """
        insert into worklist.item (kind, business_key, subject, root_cause, owner, closing, deadline, cents, state, opened_on, opened_run,
               first_run, ended_run, last_seq)
        values ('UNKNOWN_FILE', '%1$s', 'a file', 'unknown', 'OPERATIONS', 'BY_HAND', '%3$s', 0, '%4$s', '2026-01-06', '%2$s', '%2$s',
               case when '%4$s' <> 'OPEN' then '%2$s' end, 1)
        """
            .formatted(key, openedRun, deadline, state));
  }

  private void batch(String run, String payDate, String state) throws SQLException {
    postgres.execute(
        "insert into payout.batch values ('P1', '%s', '2026-01-01', '2026-01-06', 'NIGHTLY', 1, 100, '', '%s', null, null, '%s')"
            .formatted(payDate, state, run));
  }
}
