package io.claimway.run;

import io.claimway.money.BankingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Which business dates a night may have: banking days whose cut-off has passed by a clock that is
 * an argument.
 *
 * @param zone the network's zone
 * @param cutOff the time of the next day after which facts are carried over
 */
public record NightCalendar(ZoneId zone, LocalTime cutOff) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The instant up to which facts count for the night of a date. */
  public Instant cutOffOf(LocalDate businessDate) {
    return cutOffIn(businessDate).toInstant();
  }

  private ZonedDateTime cutOffIn(LocalDate businessDate) {
    return businessDate.plusDays(1).atTime(cutOff).atZone(zone);
  }

  /** The newest banking day whose cut-off has passed. */
  public LocalDate newestClosed(Instant now) {
    LocalDate day = now.atZone(zone).toLocalDate();
    while (!BankingCalendar.isBankingDay(day) || now.isBefore(cutOffOf(day))) {
      day = day.minusDays(1);
    }
    return day;
  }

  /**
   * Why the night of a date may not begin now; empty where it may. A person's word opens a date on
   * which no bank works and a day that is not over, never one that has not come: nights go forward,
   * so that such a one would close the book to all days before it.
   */
  public Optional<String> refusal(LocalDate businessDate, Instant now, DateOverride override) {
    String today = MINUTE.format(now.atZone(zone)) + " " + zone;
    if (businessDate.isAfter(now.atZone(zone).toLocalDate())) {
      return Optional.of(
          "that day has not come, it is %s; the newest night that may run is that of %s"
              .formatted(today, newestClosed(now)));
    }
    if (override != null) {
      return Optional.empty();
    }
    if (!BankingCalendar.isBankingDay(businessDate)) {
      return Optional.of(
          "it is no banking day; the newest night that may run is that of %s, and --override WHY --as ID runs this one"
              .formatted(newestClosed(now)));
    }
    if (now.isBefore(cutOffOf(businessDate))) {
      return Optional.of(
          "its cut-off is %s, it is %s; the newest night that may run is that of %s, and --override WHY --as ID runs this one now"
              .formatted(MINUTE.format(cutOffIn(businessDate)), today, newestClosed(now)));
    }
    return Optional.empty();
  }
}
