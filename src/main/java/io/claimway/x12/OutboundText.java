package io.claimway.x12;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as every validator accepts it: upper case, ASCII, no delimiter, no control character, no
 * blank at its ends.
 *
 * <p>Letters with marks lose them, letters that have none become the usual two, and whatever else
 * has no place in X12 data becomes a blank.
 */
public final class OutboundText {

  private static final String PUNCTUATION = " !\"&'()*+,-./:;?=@#$%_";

  private static final String[] EUROPEAN = european();

  private final boolean[] kept = new boolean[128];

  public OutboundText(Delimiters delimiters) {
    for (char c = 'A'; c <= 'Z'; c++) {
      kept[c] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      kept[c] = true;
    }
    for (int i = 0; i < PUNCTUATION.length(); i++) {
      kept[PUNCTUATION.charAt(i)] = true;
    }
    for (char c = 0; c < kept.length; c++) {
      kept[c] &= !delimiters.divides(c);
    }
  }

  /** True for a character that stands in a file as it is, also where a value starts or ends. */
  boolean keepsAtEnds(char c) {
    return c != ' ' && c < 128 && kept[c];
  }

  /** True for a character that stands in a file as it is. */
  boolean keeps(char c) {
    return c < 128 && kept[c];
  }

  /** The text itself when it may stand in a file as it is, else what comes closest. */
  public String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !kept[c]) {
        return fold(text);
      }
    }
    boolean padded = length > 0 && (text.charAt(0) == ' ' || text.charAt(length - 1) == ' ');
    return padded ? text.strip() : text;
  }

  private String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        folded.append((char) (c - 'a' + 'A'));
      } else if (c < 128) {
        folded.append(kept[c] ? c : ' ');
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(c < EUROPEAN.length ? EUROPEAN[c] : withoutMark(c));
      }
    }
    return folded.toString().strip();
  }

  /** Latin letters up to U+024F, which are nearly all that names hold, worked out once. */
  private static String[] european() {
    String[] letters = new String[0x250];
    for (char c = 128; c < letters.length; c++) {
      letters[c] = withoutMark(c);
    }
    return letters;
  }

  private static String withoutMark(char c) {
    String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
    String apart = Normalizer.normalize(upper, Normalizer.Form.NFD);
    StringBuilder letters = new StringBuilder(2);
    for (int i = 0; i < apart.length(); i++) {
      char part = apart.charAt(i);
      if (part >= 'A' && part <= 'Z') {
        letters.append(part);
      } else if (Character.getType(part) != Character.NON_SPACING_MARK) {
        letters.append(usual(part));
      }
    }
    return letters.toString();
  }

  private static String usual(char c) {
    return switch (c) {
      case 'Æ' -> "AE";
      case 'Œ' -> "OE";
      case 'Ø' -> "O";
      case 'Ð', 'Đ' -> "D";
      case 'Þ' -> "TH";
      case 'Ł' -> "L";
      case 'ẞ' -> "SS";
      case '\u2018', '\u2019', '\u02bc' -> "'";
      case '\u2010', '\u2011', '\u2013', '\u2014' -> "-";
      default -> " ";
    };
  }
}
