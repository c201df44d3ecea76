package io.claimway.simulator.world;

import io.claimway.money.BankingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The nights on which the network works: Monday to Friday without federal holidays. */
public final class BusinessNights {

  private static final ZoneId NETWORK = ZoneId.of("America/New_York");
  private static final LocalTime CUT_OFF = LocalTime.of(2, 0);

  private BusinessNights() {}

  public static boolean isBusinessDay(LocalDate day) {
    return BankingCalendar.isBankingDay(day);
  }

  /** That many business days from a day on. */
  public static List<LocalDate> from(LocalDate first, int count) {
    return Stream.iterate(first, day -> day.plusDays(1))
        .filter(BusinessNights::isBusinessDay)
        .limit(count)
        .toList();
  }

  /** The business day on which something of a calendar day is told: the day itself or the next. */
  public static LocalDate of(LocalDate day) {
    return from(day, 1).get(0);
  }

  /** The business day that many business days later. */
  public static LocalDate after(LocalDate night, int businessDays) {
    return from(night, businessDays + 1).get(businessDays);
  }

  /** The day whose cut-off is the first at or after an instant. */
  static LocalDate dayOf(Instant recordedAt) {
    return recordedAt
        .atZone(NETWORK)
        .toLocalDateTime()
        .minusHours(CUT_OFF.getHour())
        .minusNanos(1)
        .toLocalDate();
  }

  /** The last instant whose facts belong to a night: 02:00 of the next day in New York. */
  public static Instant cutOff(LocalDate night) {
    return night.plusDays(1).atTime(CUT_OFF).atZone(NETWORK).toInstant();
  }
}
