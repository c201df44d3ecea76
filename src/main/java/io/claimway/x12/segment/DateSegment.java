package io.claimway.x12.segment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * A DTP or DTM: one date, period or moment, and what happened then.
 *
 * @param qualifier DTP01, such as 472 service or 573 paid
 * @param format DTP02: D8 a date, RD8 a period, DT a date and time, TM a time; a DTM always is D8
 * @param value DTP03 as written, so that a date that is none survives to be reported
 */
public record DateSegment(String qualifier, String format, String value) {

  public DateSegment {
    qualifier = Absent.text(qualifier);
    format = Absent.text(format);
    value = Absent.text(value);
  }

  /** One day. */
  public static DateSegment on(String qualifier, LocalDate day) {
    return new DateSegment(qualifier, "D8", text(day));
  }

  /** A period from the first through the last day. */
  public static DateSegment between(String qualifier, LocalDate first, LocalDate last) {
    return new DateSegment(qualifier, "RD8", text(first) + "-" + text(last));
  }

  /** The day, or the first day of the period; null where the text is no date. */
  public LocalDate first() {
    return day(0);
  }

  /** The day, or the last day of the period; null where the text is no date. */
  public LocalDate last() {
    return format.equals("RD8") ? day(9) : day(0);
  }

  /** A day as CCYYMMDD. */
  public static String text(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** The day written as CCYYMMDD, or null where the text is none. */
  public static LocalDate parse(String text) {
    if (text.length() != 8) {
      return null;
    }
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  private LocalDate day(int from) {
    return value.length() < from + 8 ? null : parse(value.substring(from, from + 8));
  }
}
