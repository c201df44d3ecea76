package io.claimway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightCalendarTest {
  private static final NightCalendar NIGHTS =
      new NightCalendar(ZoneId.of("America/New_York"), LocalTime.of(2, 0));
  private static final DateOverride WORD = new DateOverride("robin", "the payers ask for it");

  @ParameterizedTest
  @CsvSource({
    // A Wednesday's cut-off is Thursday at 02:00 in New York, 07:00 in winter and 06:00 in summer.
    "2026-01-08T06:59:59Z, 2026-01-06",
    "2026-01-08T07:00:00Z, 2026-01-07",
    "2026-07-09T05:59:59Z, 2026-07-07",
    "2026-07-09T06:00:00Z, 2026-07-08",
    // The Monday is a bank holiday.
    "2026-01-20T12:00:00Z, 2026-01-16"
  })
  void theNewestClosedDayIsTheLastWhoseCutOffHasPassed(Instant now, LocalDate newest) {
    assertThat(NIGHTS.newestClosed(now)).isEqualTo(newest);
    assertThat(NIGHTS.refusal(newest, now, null)).isEmpty();
  }

  @Test
  void aDayThatHasNotComeIsRefusedWhateverAnybodySays() {
    Instant now = Instant.parse("2026-01-08T12:00:00Z");
    String why =
        "that day has not come, it is 2026-01-08 07:00 America/New_York; the newest night that may"
            + " run is that of 2026-01-07";
    assertThat(NIGHTS.refusal(LocalDate.parse("2036-01-07"), now, null)).contains(why);
    assertThat(NIGHTS.refusal(LocalDate.parse("2026-01-09"), now, WORD)).contains(why);
  }

  @Test
  void aDayThatIsNotOverNeedsAPersonsWord() {
    Instant now = Instant.parse("2026-01-08T12:00:00Z");
    LocalDate today = LocalDate.parse("2026-01-08");
    assertThat(NIGHTS.refusal(today, now, null))
        .contains(
            "its cut-off is 2026-01-09 02:00, it is 2026-01-08 07:00 America/New_York; the newest"
                + " night that may run is that of 2026-01-07, and --override WHY --as ID runs this"
                + " one now");
    assertThat(NIGHTS.refusal(today, now, WORD)).isEmpty();
  }

  @Test
  void aDayOnWhichNoBankWorksNeedsAPersonsWord() {
    Instant now = Instant.parse("2026-01-20T12:00:00Z");
    LocalDate holiday = LocalDate.parse("2026-01-19");
    assertThat(NIGHTS.refusal(holiday, now, null))
        .contains(
            "it is no banking day; the newest night that may run is that of 2026-01-16, and"
                + " --override WHY --as ID runs this one");
    assertThat(NIGHTS.refusal(holiday, now, WORD)).isEmpty();
  }

  @Test
  void anOverrideHasAReason() {
    assertThatThrownBy(() -> new DateOverride("robin", " "))
        .hasMessage("Cannot override without a reason of 1 to 500 characters");
  }
}
