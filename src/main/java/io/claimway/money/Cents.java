package io.claimway.money;

/**
 * An amount of money as whole cents in a {@code long}: reading, printing and sharing, all exact.
 */
public final class Cents {

  /** What the ranged {@code parse} answers for text that is no amount; no amount has this value. */
  public static final long NOT_AN_AMOUNT = Long.MIN_VALUE;

  /** X12 element type R: at most 18 digits, sign and point not counted. */
  private static final int MAX_DIGITS = 18;

  private Cents() {}

  /**
   * Cents of an X12 decimal such as {@code 12.5}, {@code -.07} or {@code 100}; throws when it is
   * none.
   */
  public static long parse(CharSequence text) {
    long cents = parse(text, 0, text.length());
    if (cents == NOT_AN_AMOUNT) {
      throw new NumberFormatException(
          "Cannot read amount \""
              + text
              + "\": an amount is digits with at most one point, a leading minus, no more than "
              + MAX_DIGITS
              + " digits and no fraction of a cent");
    }
    return cents;
  }

  /** Cents of {@code text[from, to)}, or {@link #NOT_AN_AMOUNT}; allocates nothing. */
  public static long parse(CharSequence text, int from, int to) {
    Reading reading = new Reading();
    for (int i = from; i < to; i++) {
      if (!reading.take(text.charAt(i))) {
        return NOT_AN_AMOUNT;
      }
    }
    return reading.cents();
  }

  /** The same over ASCII bytes, for readers that never make strings. */
  public static long parse(byte[] ascii, int from, int to) {
    Reading reading = new Reading();
    for (int i = from; i < to; i++) {
      if (!reading.take((char) (ascii[i] & 0xff))) {
        return NOT_AN_AMOUNT;
      }
    }
    return reading.cents();
  }

  /**
   * The X12 form: no trailing zeros after the point, no leading zeros: {@code 12.5}, {@code .07},
   * {@code -3}, {@code 0}.
   */
  public static String x12(long cents) {
    StringBuilder out = new StringBuilder(16);
    appendX12(out, cents);
    return out.toString();
  }

  /** Appends the X12 form. */
  public static void appendX12(StringBuilder out, long cents) {
    long whole = cents / 100;
    int fraction = (int) Math.abs(cents % 100);
    if (cents < 0) {
      out.append('-');
    }
    if (whole != 0 || fraction == 0) {
      out.append(Math.abs(whole));
    }
    if (fraction != 0) {
      out.append('.').append((char) ('0' + fraction / 10));
      if (fraction % 10 != 0) {
        out.append((char) ('0' + fraction % 10));
      }
    }
  }

  /** The form for CSV and statements, always two decimals: {@code 12.50}, {@code -0.07}. */
  public static String plain(long cents) {
    long fraction = Math.abs(cents % 100);
    return (cents < 0 ? "-" : "") + Math.abs(cents / 100) + (fraction < 10 ? ".0" : ".") + fraction;
  }

  /** The form for people: {@code $1,234.50}, {@code -$0.07}. */
  public static String dollars(long cents) {
    String plain = plain(cents);
    int start = cents < 0 ? 1 : 0;
    StringBuilder out = new StringBuilder(plain);
    for (int i = plain.length() - 6; i > start; i -= 3) {
      out.insert(i, ',');
    }
    return out.insert(start, '$').toString();
  }

  /** {@code cents × numerator / denominator}, halves rounded away from zero; overflow throws. */
  public static long share(long cents, long numerator, long denominator) {
    if (denominator <= 0) {
      throw new IllegalArgumentException(
          "Cannot share " + plain(cents) + ": the denominator is " + denominator);
    }
    long product = Math.multiplyExact(cents, numerator);
    long quotient = product / denominator;
    long rest = Math.abs(product % denominator);
    return rest >= denominator - rest ? quotient + Long.signum(product) : quotient;
  }

  /** One amount under way: a small machine over its characters. */
  private static final class Reading {
    private long value;
    private int digits;
    private int decimals = -1;
    private boolean negative;
    private boolean started;

    boolean take(char c) {
      if (c == '-' && !started) {
        negative = true;
        started = true;
        return true;
      }
      started = true;
      if (c == '.' && decimals < 0) {
        decimals = 0;
        return true;
      }
      return c >= '0' && c <= '9' && takeDigit(c - '0');
    }

    private boolean takeDigit(int digit) {
      digits++;
      if (decimals >= 2) {
        decimals++;
        return digit == 0 && digits <= MAX_DIGITS;
      }
      if (decimals >= 0) {
        decimals++;
      }
      value = value * 10 + digit;
      return digits <= MAX_DIGITS;
    }

    long cents() {
      if (digits == 0) {
        return NOT_AN_AMOUNT;
      }
      long scale = decimals >= 2 ? 1 : decimals == 1 ? 10 : 100;
      if (value > Long.MAX_VALUE / scale) {
        return NOT_AN_AMOUNT;
      }
      return negative ? -value * scale : value * scale;
    }
  }
}
