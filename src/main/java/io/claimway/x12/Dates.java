package io.claimway.x12;

/** Dates and times of types DT and TM, checked against the calendar straight from bytes. */
public final class Dates {
  private static final int[] DAYS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  /** True for a YYMMDD or CCYYMMDD that the calendar has. */
  public static boolean isDate(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length != 8 && length != 6) {
      return false;
    }
    long number = Decimals.count(bytes, from, to);
    if (number < 0) {
      return false;
    }
    int day = (int) (number % 100);
    int month = (int) (number / 100 % 100);
    int year = (int) (number / 10_000);
    if (month < 1 || month > 12 || day < 1 || day > DAYS[month]) {
      return false;
    }
    if (length == 8 && (year < 1800 || year > 2199)) {
      return false;
    }
    return month != 2 || day < 29 || isLeap(year);
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year < 100);
  }

  /** True for HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
  public static boolean isTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length != 4 && (length < 6 || length > 8)) {
      return false;
    }
    return Decimals.count(bytes, from, to) >= 0
        && Decimals.count(bytes, from, from + 2) < 24
        && Decimals.count(bytes, from + 2, from + 4) < 60
        && (length == 4 || Decimals.count(bytes, from + 4, from + 6) < 60);
  }

  static boolean isYearless(String text) {
    return text.length() == 6
        && isDate(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 6);
  }

  public static boolean isTime(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return bytes.length == 4 && isTime(bytes, 0, 4);
  }
}
