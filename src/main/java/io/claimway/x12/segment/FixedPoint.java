package io.claimway.x12.segment;

/**
 * X12 decimals (type R) as whole numbers of a fixed fraction: thousandths of a unit, millionths of
 * a share.
 */
public final class FixedPoint {

  /** Digits behind the point of a quantity. */
  public static final int THOUSANDTHS = 3;

  /** Digits behind the point of a share, such as EB08. */
  public static final int MILLIONTHS = 6;

  private static final int MOST_DIGITS = 18;

  private FixedPoint() {}

  /**
   * The number times ten to the {@code places}; null where the text is no decimal or is finer than
   * that.
   */
  public static Long parse(String text, int places) {
    boolean negative = text.startsWith("-");
    long value = 0;
    int digits = 0;
    int fraction = -1;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && fraction < 0) {
        fraction = 0;
      } else if (c < '0' || c > '9') {
        return null;
      } else if (fraction >= places) {
        if (c != '0') {
          return null;
        }
      } else {
        value = value * 10 + (c - '0');
        digits++;
        fraction += fraction < 0 ? 0 : 1;
      }
    }
    int missing = places - Math.max(fraction, 0);
    if (digits == 0 || digits + missing > MOST_DIGITS) {
      return null;
    }
    for (int i = 0; i < missing; i++) {
      value *= 10;
    }
    return negative ? -value : value;
  }

  /**
   * The shortest decimal of the value: no zeros at the end of its fraction, no zero before its
   * point alone.
   */
  public static String text(long value, int places) {
    StringBuilder digits = new StringBuilder(Long.toString(Math.abs(value)));
    while (digits.length() <= places) {
      digits.insert(0, '0');
    }
    int end = digits.length();
    int point = end - places;
    while (end > point && digits.charAt(end - 1) == '0') {
      end--;
    }
    String whole = digits.substring(0, point);
    String fraction = digits.substring(point, end);
    boolean fractionOnly = whole.equals("0") && !fraction.isEmpty();
    String number = (fractionOnly ? "" : whole) + (fraction.isEmpty() ? "" : "." + fraction);
    return value < 0 ? "-" + number : number;
  }
}
