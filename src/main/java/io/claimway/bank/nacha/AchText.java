package io.claimway.bank.nacha;

import io.claimway.bank.nacha.AchField.Content;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** The characters of ACH fields: digits, YYMMDD dates, and text in the file's character set. */
public final class AchText {

  private static final int CENTURY = 2000;

  private AchText() {}

  public static boolean isDigits(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > 0;
  }

  static boolean isBlankOrZeros(String text) {
    return text.chars().allMatch(c -> c == ' ' || c == '0');
  }

  /**
   * The number in the field, blanks before it left out where it is a count or an amount; 0 when it
   * is not all digits, which the field's own check reports.
   */
  static long number(AchField field, String record) {
    String digits = digits(field, record);
    return isDigits(digits) ? Long.parseLong(digits) : 0;
  }

  /** What should be the digits of the field. */
  static String digits(AchField field, String record) {
    String value = field.of(record);
    return field.content() == Content.NUMBER ? value.stripLeading() : value;
  }

  /** The date of YYMMDD; null when it is none. */
  public static LocalDate date(String yymmdd) {
    if (!isDigits(yymmdd)) {
      return null;
    }
    int value = Integer.parseInt(yymmdd);
    try {
      return LocalDate.of(CENTURY + value / 10_000, value / 100 % 100, value % 100);
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  static String yymmdd(LocalDate date) {
    return date == null
        ? "      "
        : digits(date.getYear() % 100L, 2)
            + digits(date.getMonthValue(), 2)
            + digits(date.getDayOfMonth(), 2);
  }

  /** Zero-filled to the width; a number that does not fit is a broken promise. */
  static String digits(long number, int width) {
    String text = Long.toString(number);
    if (number < 0 || text.length() > width) {
      throw new IllegalArgumentException(
          "Cannot write " + number + " into an ACH field: it holds " + width + " digits");
    }
    return "0".repeat(width - text.length()) + text;
  }

  /** Left-justified, blank-filled, cut at the width. */
  static String left(String text, int width) {
    return text.length() >= width
        ? text.substring(0, width)
        : text + " ".repeat(width - text.length());
  }

  /** Upper case without accents; what is still outside printable ASCII becomes a blank. */
  static String folded(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return plain.toUpperCase(Locale.ROOT).replaceAll("[^\\x20-\\x7e]", " ").strip();
  }

  /** The text in the file's character set, refused when it is longer than the field. */
  static String fitted(String field, String text, int width) {
    String folded = folded(text);
    if (folded.length() > width) {
      throw new IllegalArgumentException(
          "Cannot write "
              + field
              + ": it has "
              + folded.length()
              + " characters and the field "
              + width);
    }
    return folded;
  }
}
