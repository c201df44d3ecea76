package io.claimway.money;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A holiday of the Federal Reserve Banks as a rule over years.
 *
 * <p>Source: the Reserve Banks' published holiday schedule. One on a Sunday closes the Monday; one
 * on a Saturday closes nothing, which is where calendars of public holidays go wrong for banks.
 */
public enum BankHoliday {
  NEW_YEARS_DAY(1800, Month.JANUARY, 1),
  MARTIN_LUTHER_KING_DAY(1986, Month.JANUARY, DayOfWeek.MONDAY, 3),
  WASHINGTONS_BIRTHDAY(1971, Month.FEBRUARY, DayOfWeek.MONDAY, 3),
  MEMORIAL_DAY(1971, Month.MAY, DayOfWeek.MONDAY, -1),
  /** The Reserve Banks were open on the first one, in 2021. */
  JUNETEENTH(2022, Month.JUNE, 19),
  INDEPENDENCE_DAY(1800, Month.JULY, 4),
  LABOR_DAY(1894, Month.SEPTEMBER, DayOfWeek.MONDAY, 1),
  COLUMBUS_DAY(1971, Month.OCTOBER, DayOfWeek.MONDAY, 2),
  VETERANS_DAY(1978, Month.NOVEMBER, 11),
  THANKSGIVING(1942, Month.NOVEMBER, DayOfWeek.THURSDAY, 4),
  CHRISTMAS(1800, Month.DECEMBER, 25);

  private final int sinceYear;
  private final Month month;
  private final int dayOfMonth;
  private final DayOfWeek weekday;
  private final int ordinal;

  BankHoliday(int sinceYear, Month month, int dayOfMonth) {
    this(sinceYear, month, dayOfMonth, null, 0);
  }

  BankHoliday(int sinceYear, Month month, DayOfWeek weekday, int ordinal) {
    this(sinceYear, month, 1, weekday, ordinal);
  }

  BankHoliday(int sinceYear, Month month, int dayOfMonth, DayOfWeek weekday, int ordinal) {
    this.sinceYear = sinceYear;
    this.month = month;
    this.dayOfMonth = dayOfMonth;
    this.weekday = weekday;
    this.ordinal = ordinal;
  }

  /** The weekday on which this holiday closes the banks in that year, if it closes any. */
  public Optional<LocalDate> closes(int year) {
    if (year < sinceYear) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.of(year, month, dayOfMonth);
    if (weekday != null) {
      return Optional.of(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)));
    }
    return switch (day.getDayOfWeek()) {
      case SUNDAY -> Optional.of(day.plusDays(1));
      case SATURDAY -> Optional.empty();
      default -> Optional.of(day);
    };
  }

  /** The holiday that closes the banks on this day, if one does. */
  public static Optional<BankHoliday> on(LocalDate day) {
    for (BankHoliday holiday : values()) {
      if (holiday.month == day.getMonth()
          && holiday.closes(day.getYear()).filter(day::equals).isPresent()) {
        return Optional.of(holiday);
      }
    }
    return Optional.empty();
  }
}
