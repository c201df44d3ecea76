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

  /** What an ASCII character is in a file: itself, its upper case, or 0 where it has no place. */
  private final byte[] written = new byte[128];

  public OutboundText(Delimiters delimiters) {
    for (char c = 'A'; c <= 'Z'; c++) {
      written[c] = (byte) c;
    }
    for (char c = '0'; c <= '9'; c++) {
      written[c] = (byte) c;
    }
    for (int i = 0; i < PUNCTUATION.length(); i++) {
      written[PUNCTUATION.charAt(i)] = (byte) PUNCTUATION.charAt(i);
    }
    for (char c = 0; c < written.length; c++) {
      if (delimiters.divides(c)) {
        written[c] = 0;
      }
    }
    for (char c = 'a'; c <= 'z'; c++) {
      written[c] = written[c - 'a' + 'A'];
    }
  }

  /** What the character is in a file, 0 when it takes {@link #of} to tell. */
  byte written(char c) {
    return c < 128 ? written[c] : 0;
  }

  /** True when the character is something in a file also where a value starts or ends. */
  boolean isWrittenAtEnds(char c) {
    return c != ' ' && written(c) != 0;
  }

  /** The text itself when it may stand in a file as it is, else what comes closest. */
  public String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0 || written(c) != c) {
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
      if (c < 128) {
        folded.append(written[c] == 0 ? ' ' : (char) written[c]);
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
