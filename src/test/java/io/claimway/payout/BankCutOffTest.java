package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a file reaches which pay date, by the bank's own clock. */
class BankCutOffTest {
  private static final BankCutOff NEW_YORK =
      new BankCutOff(LocalTime.of(17, 0), ZoneId.of("America/New_York"));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "on the minute,                    2026-01-29T22:00:00Z, 2026-01-30, 2026-02-02",
    "a second later,                   2026-01-29T22:00:01Z, 2026-02-02, 2026-02-03",
    "the next day in London already,   2026-01-29T01:30:00Z, 2026-01-30, 2026-02-02",
    "on a Friday evening,              2026-01-30T23:00:00Z, 2026-02-03, 2026-02-04",
    "on a Saturday,                    2026-01-31T15:00:00Z, 2026-02-03, 2026-02-04",
    "before Presidents' Day,           2026-02-13T15:00:00Z, 2026-02-17, 2026-02-18",
    "an hour later once clocks moved,  2026-03-12T21:30:00Z, 2026-03-16, 2026-03-17"
  })
  void reachesThePayDateThatTheBanksClockAllows(
      String story, Instant now, LocalDate earliest, LocalDate withTime) {
    assertThat(NEW_YORK.earliestPayDate(now)).isEqualTo(earliest);
    assertThat(NEW_YORK.payDateWithTimeToApprove(now)).isEqualTo(withTime);
  }

  @Test
  void saysWhenItWas() {
    assertThat(NEW_YORK.lastMoment(LocalDate.of(2026, 2, 17)))
        .isEqualTo("2026-02-13 17:00 America/New_York");
  }
}
