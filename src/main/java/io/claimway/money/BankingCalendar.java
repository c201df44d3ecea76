package io.claimway.money;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The days on which the Federal Reserve settles ACH entries, and arithmetic over them. */
public final class BankingCalendar {

  private BankingCalendar() {}

  /** Whether entries settle on this day: a weekday that no {@link BankHoliday} closes. */
  public static boolean isBankingDay(LocalDate day) {
    return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
        && BankHoliday.on(day).isEmpty();
  }

  /** This day, or the next banking day when it is none. */
  public static LocalDate sameOrNext(LocalDate day) {
    LocalDate found = day;
    while (!isBankingDay(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /** This day, or the banking day before it when it is none: where a pay date moves to. */
  public static LocalDate sameOrPrevious(LocalDate day) {
    LocalDate found = day;
    while (!isBankingDay(found)) {
      found = found.minusDays(1);
    }
    return found;
  }

  /**
   * The banking day {@code count} banking days after (or, negative, before) this day; a day that is
   * no banking day counts as standing just before the next one, or just after the previous one.
   */
  public static LocalDate plus(LocalDate day, int count) {
    LocalDate found = day;
    int step = Integer.signum(count);
    for (int left = Math.abs(count); left > 0; ) {
      found = found.plusDays(step);
      if (isBankingDay(found)) {
        left--;
      }
    }
    return found;
  }

  /** Banking days in {@code (from, to]}; negative when {@code to} is the earlier day. */
  public static int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    int count = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      if (isBankingDay(day)) {
        count++;
      }
    }
    return count;
  }
}
