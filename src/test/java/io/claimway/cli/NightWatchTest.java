package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.cli.NightWatch.State;
import io.claimway.postgres.read.RunOverview.RunLine;
import io.claimway.run.NightCalendar;
import io.claimway.settings.JobFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightWatchTest {
  private static final NightCalendar CALENDAR =
      new NightCalendar(ZoneId.of("America/New_York"), LocalTime.of(2, 0));

  private final Optional<JobFile> job = JobFile.find(Path.of("").toAbsolutePath(), "nightly");

  /** Times are of New York, five hours behind; the night of Tuesday the 6th is due from 02:00. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // newest night, its code, ended at, somebody runs, now, state, minutes late, exit code
        "2026-01-06, 0, 2026-01-07T08:00:00Z, false, 2026-01-07T12:00:00Z, DONE,        0,   0",
        "2026-01-06, 3, 2026-01-07T08:00:00Z, false, 2026-01-07T12:00:00Z, DONE,        0,   3",
        "2026-01-06, 5, 2026-01-07T08:00:00Z, false, 2026-01-07T12:00:00Z, DONE,        0,   5",
        "2026-01-06, 0, 2026-01-07T11:30:00Z, false, 2026-01-07T12:00:00Z, DONE,        30,  0",
        "2026-01-05, 0, 2026-01-06T08:00:00Z, false, 2026-01-07T08:00:00Z, ON_TIME,     0,   0",
        "2026-01-06, -, 2026-01-07T08:00:00Z, true,  2026-01-07T08:30:00Z, ON_TIME,     0,   0",
        "2026-01-06, -, 2026-01-07T08:00:00Z, false, 2026-01-07T08:30:00Z, INTERRUPTED, 0,   1",
        "2026-01-06, -, 2026-01-07T08:00:00Z, true,  2026-01-07T13:05:00Z, LATE,        125, 1",
        "2026-01-05, 3, 2026-01-06T08:00:00Z, false, 2026-01-07T11:01:00Z, LATE,        1,   1",
        "2026-01-05, 5, 2026-01-06T08:00:00Z, false, 2026-01-07T11:01:00Z, LATE,        1,   5",
        // Saturday and Sunday ask for no night: that of Friday the 9th is due until Tuesday.
        "2026-01-09, 0, 2026-01-10T08:00:00Z, false, 2026-01-12T12:00:00Z, DONE,        0,   0"
      })
  void saysWhetherTheNightThatIsDueHasEndedInTime(
      LocalDate newest,
      Integer code,
      OffsetDateTime ended,
      boolean held,
      Instant now,
      State state,
      long lateMinutes,
      int exitCode) {
    RunLine night =
        new RunLine(
            "nightly-" + newest,
            "nightly",
            newest,
            code == null ? "RUNNING" : "FINISHED",
            code,
            3,
            "remit",
            ended,
            null,
            null);
    NightWatch watch = NightWatch.at(now, CALENDAR, Optional.of(night), held, job);
    assertThat(watch.state()).isEqualTo(state);
    assertThat(watch.lateMinutes()).isEqualTo(lateMinutes);
    assertThat(watch.exitCode().number()).isEqualTo(exitCode);
    assertThat(watch.words()).contains("deadline 2026-01-").contains("06:00 America/New_York");
  }

  @Test
  void aBookBeforeItsFirstNightCallsNobody() {
    NightWatch watch =
        NightWatch.at(
            Instant.parse("2026-01-07T12:00:00Z"), CALENDAR, Optional.empty(), false, job);
    assertThat(watch.state()).isEqualTo(State.NONE);
    assertThat(watch.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(watch.words()).startsWith("No night has run yet; the one of 2026-01-06 may");
  }
}
