package io.claimway.deposit;

import java.util.Locale;

/**
 * By what a bank line may name a payment: TRN02 and TRN03 of its trace, a check's number, or a
 * reference of the bank's that may be either.
 *
 * @param originator empty where the line names none
 */
public record Quote(String originator, String number) {
  private static final char BETWEEN = '*';

  public Quote {
    number = number.replaceAll("\\s+", "");
    if (number.isEmpty()) {
      throw new IllegalArgumentException("Cannot quote a payment: its number is blank");
    }
  }

  /** Reads a quote as it is kept. */
  public static Quote parse(String text) {
    int at = text.lastIndexOf(BETWEEN);
    return new Quote(text.substring(at + 1), text.substring(0, at));
  }

  /** As it is kept: number and originator. */
  public String text() {
    return number + BETWEEN + originator;
  }

  /** Whether it names both, as a trace does. */
  public boolean isTrace() {
    return !originator.isEmpty();
  }

  /** The number as people type it: without leading zeros, in upper case. */
  public String bare() {
    return number.replaceFirst("^0+", "").toUpperCase(Locale.ROOT);
  }
}
