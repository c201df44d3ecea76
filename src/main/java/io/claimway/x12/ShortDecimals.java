package io.claimway.x12;

/**
 * Decimals of up to eight bytes without sign, which nearly all amounts are, packed into a word (see
 * {@link Packed}) and read all digits at once.
 */
final class ShortDecimals {
  private static final long POINTS = '.' * Packed.EACH;
  private static final long ZEROS = '0' * Packed.EACH;

  /** Added to a digit's value it stays below the high bit, added to more it does not. */
  private static final long ABOVE_NINE = (0x7F - 9) * Packed.EACH;

  private static final long BYTES_OF_PAIRS = 0x00FF00FF00FF00FFL;
  private static final long PAIRS_OF_FOURS = 0x0000FFFF0000FFFFL;
  private static final long LOW_FOUR = 0xFFFFFFFFL;

  private ShortDecimals() {}

  /** The amount in cents; -1 when it has another form, or more than two digits behind its point. */
  static long cents(long text, int length) {
    long point = points(text);
    if (point == 0) {
      long whole = count(text, length);
      return whole < 0 ? -1 : whole * 100;
    }
    int fraction = fraction(point);
    long value = count(withoutPoint(text, fraction), length - 1);
    return value < 0 || fraction > 2
        ? -1
        : fraction == 2 ? value : value * (fraction == 1 ? 10 : 100);
  }

  /** How many digits the decimal has; -1 when it is none or has a sign. */
  static int digits(long text, int length) {
    long point = points(text);
    int digits = point == 0 ? length : length - 1;
    long figures = point == 0 ? text : withoutPoint(text, fraction(point));
    return isNumber(values(figures, digits), digits) ? digits : -1;
  }

  /** A number of digits only; -1 when it is none. */
  static long count(long text, int length) {
    long values = values(text, length);
    return isNumber(values, length) ? sum(values) : -1;
  }

  /** The high bit of each byte that is a point. */
  private static long points(long text) {
    long other = text ^ POINTS;
    return ~(((other & Packed.LOW) + Packed.LOW) | other) & Packed.HIGH;
  }

  /** Digits behind the last point. */
  private static int fraction(long points) {
    return Long.numberOfTrailingZeros(points) / Byte.SIZE;
  }

  private static long withoutPoint(long text, int fraction) {
    long behind = (1L << (fraction * Byte.SIZE)) - 1;
    return ((text >>> Byte.SIZE) & ~behind) | (text & behind);
  }

  /** The text with zeros for its digits: each byte its value. */
  private static long values(long text, int length) {
    long used = -1L >>> ((Packed.MAX_BYTES - length) * Byte.SIZE);
    return text ^ (ZEROS & used);
  }

  private static boolean isNumber(long values, int length) {
    return length > 0 && (((values + ABOVE_NINE) | values) & Packed.HIGH) == 0;
  }

  private static long sum(long values) {
    long pairs = (values & BYTES_OF_PAIRS) + ((values >>> 8) & BYTES_OF_PAIRS) * 10;
    long fours = (pairs & PAIRS_OF_FOURS) + ((pairs >>> 16) & PAIRS_OF_FOURS) * 100;
    return (fours & LOW_FOUR) + (fours >>> 32) * 10_000;
  }
}
