package io.claimway.x12;

/** Numbers of type R and N0 read straight from bytes, exactly. */
public final class Decimals {
  /** What {@link #cents} gives for bytes that are no decimal of whole cents. */
  public static final long NOT_AN_AMOUNT = Long.MIN_VALUE;

  /** Beyond this many digits before the point an amount no longer fits into long cents. */
  private static final int MAX_INTEGER_DIGITS = 16;

  private Decimals() {}

  /**
   * A decimal such as {@code -12.5} in cents. Digits after the second may only be zeros: a fraction
   * of a cent is no money. An empty range is {@link #NOT_AN_AMOUNT}.
   */
  static long cents(byte[] bytes, int from, int to) {
    if (to - from <= Packed.MAX_BYTES) {
      long cents = ShortDecimals.cents(Packed.of(bytes, from, to), to - from);
      if (cents >= 0) {
        return cents;
      }
    }
    return anyCents(bytes, from, to);
  }

  private static long anyCents(byte[] bytes, int from, int to) {
    int p = from;
    boolean negative = p < to && bytes[p] == '-';
    if (negative) {
      p++;
    }
    long value = 0;
    int first = p;
    int digits = 0;
    for (; p < to; p++) {
      int digit = bytes[p] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (value != 0 || digit != 0) {
        digits++;
      }
      value = value * 10 + digit;
      if (digits > MAX_INTEGER_DIGITS) {
        return NOT_AN_AMOUNT;
      }
    }
    if (p == to) {
      return p == first ? NOT_AN_AMOUNT : signed(value * 100, negative);
    }
    if (bytes[p] != '.' || (p == first && p + 1 == to)) {
      return NOT_AN_AMOUNT;
    }
    return withFraction(bytes, p + 1, to, value * 100, negative);
  }

  /** As {@link #cents}, also where a sender has padded the amount with blanks. */
  public static long paddedCents(byte[] bytes, int from, int to) {
    long cents = cents(bytes, from, to);
    if (cents != NOT_AN_AMOUNT) {
      return cents;
    }
    int first = from;
    int end = to;
    while (first < end && bytes[first] == ' ') {
      first++;
    }
    while (end > first && bytes[end - 1] == ' ') {
      end--;
    }
    return cents(bytes, first, end);
  }

  private static long withFraction(byte[] bytes, int from, int to, long whole, boolean negative) {
    long value = whole;
    int weight = 10;
    for (int p = from; p < to; p++) {
      int digit = bytes[p] - '0';
      if (digit < 0 || digit > 9 || (weight == 0 && digit != 0)) {
        return NOT_AN_AMOUNT;
      }
      value += (long) digit * weight;
      weight /= 10;
    }
    return signed(value, negative);
  }

  private static long signed(long value, boolean negative) {
    return negative ? -value : value;
  }

  /** Cents as a person reads them: {@code -12.50}. */
  public static String plain(long cents) {
    long whole = Math.abs(cents / 100);
    long fraction = Math.abs(cents % 100);
    return (cents < 0 ? "-" : "") + whole + "." + (fraction < 10 ? "0" : "") + fraction;
  }

  /** A count of digits only; -1 when there is none or anything else stands there. */
  public static long count(byte[] bytes, int from, int to) {
    if (from >= to || to - from > 18) {
      return -1;
    }
    if (to - from <= Packed.MAX_BYTES) {
      return ShortDecimals.count(Packed.of(bytes, from, to), to - from);
    }
    long value = 0;
    for (int p = from; p < to; p++) {
      int digit = bytes[p] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** How many digits a decimal has; -1 when it is none. */
  public static int digits(byte[] bytes, int from, int to) {
    if (to - from <= Packed.MAX_BYTES) {
      int digits = ShortDecimals.digits(Packed.of(bytes, from, to), to - from);
      if (digits > 0) {
        return digits;
      }
    }
    return anyDigits(bytes, from, to);
  }

  private static int anyDigits(byte[] bytes, int from, int to) {
    int digits = 0;
    int points = 0;
    for (int p = from; p < to; p++) {
      byte b = bytes[p];
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (b == '.') {
        points++;
      } else if (b != '-' || p != from) {
        return -1;
      }
    }
    return points > 1 || digits == 0 ? -1 : digits;
  }
}
