package io.claimway.payout;

import io.claimway.money.BankingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Until when on a banking day the bank takes files that it is to process on that day.
 *
 * @param zone the bank's
 */
public record BankCutOff(LocalTime time, ZoneId zone) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The bank's calendar day. */
  public LocalDate today(Instant now) {
    return now.atZone(zone).toLocalDate();
  }

  /** The earliest effective date that a file which the bank gets now can have. */
  public LocalDate earliestPayDate(Instant now) {
    return BankingCalendar.plus(processedOn(now), 1);
  }

  /** The earliest effective date that can still be reached on the next banking day. */
  public LocalDate payDateWithTimeToApprove(Instant now) {
    return BankingCalendar.plus(processedOn(now), 2);
  }

  /** When a file of an effective date must be with the bank, in words. */
  public String lastMoment(LocalDate payDate) {
    return words(BankingCalendar.plus(payDate, -1).atTime(time).atZone(zone));
  }

  /** What time it is at the bank, in words. */
  public String words(Instant now) {
    return words(now.atZone(zone));
  }

  private String words(ZonedDateTime moment) {
    return MINUTE.format(moment) + " " + zone;
  }

  private LocalDate processedOn(Instant now) {
    ZonedDateTime there = now.atZone(zone);
    LocalDate day = there.toLocalDate();
    return BankingCalendar.sameOrNext(there.toLocalTime().isAfter(time) ? day.plusDays(1) : day);
  }
}
