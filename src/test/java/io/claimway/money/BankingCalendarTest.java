package io.claimway.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankingCalendarTest {

  @Test
  void knowsThePublishedScheduleOf2026() {
    // 4 July 2026 is a Saturday: the Reserve Banks are open on Friday the third.
    assertThat(
            Arrays.stream(BankHoliday.values())
                .map(holiday -> holiday.closes(2026).map(LocalDate::toString).orElse("open")))
        .containsExactly(
            "2026-01-01",
            "2026-01-19",
            "2026-02-16",
            "2026-05-25",
            "2026-06-19",
            "open",
            "2026-09-07",
            "2026-10-12",
            "2026-11-11",
            "2026-11-26",
            "2026-12-25");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-03,true", "2026-07-04,false", "2027-07-05,false", "2021-06-18,true", "2021-06-21,true",
    "2022-06-20,false", "2023-01-02,false", "2023-11-10,true", "2025-11-27,false", "2025-11-28,true"
  })
  void opensAndClosesTheBanks(LocalDate day, boolean open) {
    assertThat(BankingCalendar.isBankingDay(day)).isEqualTo(open);
  }

  @Test
  void namesTheHoliday() {
    assertThat(BankHoliday.on(LocalDate.of(2023, 1, 2))).contains(BankHoliday.NEW_YEARS_DAY);
    assertThat(BankHoliday.on(LocalDate.of(2023, 1, 3))).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31,2026-01-30,2026-02-02",
    "2026-02-15,2026-02-13,2026-02-17",
    "2026-02-13,2026-02-13,2026-02-13"
  })
  void movesAPayDateToABankingDay(LocalDate day, LocalDate previous, LocalDate next) {
    assertThat(BankingCalendar.sameOrPrevious(day)).isEqualTo(previous);
    assertThat(BankingCalendar.sameOrNext(day)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-13,1,2026-02-17",
    "2026-02-14,1,2026-02-17",
    "2026-02-17,-3,2026-02-11",
    "2026-02-16,-1,2026-02-13",
    "2026-02-16,0,2026-02-16"
  })
  void countsBankingDaysForwardsAndBackwards(LocalDate day, int count, LocalDate found) {
    assertThat(BankingCalendar.plus(day, count)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-13,2026-02-18,2", "2026-02-18,2026-02-13,-2", "2026-02-13,2026-02-13,0"})
  void measuresTheBankingDaysBetween(LocalDate from, LocalDate to, int days) {
    assertThat(BankingCalendar.between(from, to)).isEqualTo(days);
  }
}
