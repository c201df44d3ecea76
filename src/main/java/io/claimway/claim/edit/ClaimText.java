package io.claimway.claim.edit;

import io.claimway.party.Address;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The deterministic repairs of a claim's texts: capitals, no accents, single blanks, the basic X12
 * character set.
 */
public final class ClaimText {

  private static final int ASCII_END = 0x80;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_IDENTIFIER = Pattern.compile("[^A-Z0-9]");
  private static final String PUNCTUATION = "!\"&'()+,./;?=#-";

  private ClaimText() {}

  /** Text in the characters that every payer takes; null stays null. */
  public static String clean(String text) {
    if (text == null) {
      return null;
    }
    String folded = withoutMarks(text).toUpperCase(Locale.ROOT);
    StringBuilder clean = new StringBuilder(folded.length());
    boolean blank = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (!isBasic(c)) {
        blank = clean.length() > 0;
        continue;
      }
      if (blank) {
        clean.append(' ');
        blank = false;
      }
      clean.append(c);
    }
    return clean.toString();
  }

  private static String withoutMarks(String text) {
    return text.chars().allMatch(c -> c < ASCII_END)
        ? text
        : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  private static boolean isBasic(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PUNCTUATION.indexOf(c) >= 0;
  }

  /** A person's or a body's identifier: capitals and digits only; null stays null. */
  public static String identifier(String text) {
    return text == null
        ? null
        : NOT_IDENTIFIER.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  /** An ICD-10-CM code as HI sends it: capitals, no dot. */
  public static String diagnosis(String code) {
    return identifier(code);
  }

  /** An address with clean lines and a ZIP of digits; null stays null. */
  public static Address clean(Address address) {
    return address == null
        ? null
        : new Address(
            clean(address.line1()),
            clean(address.line2()),
            clean(address.city()),
            clean(address.state()),
            identifier(address.zip()));
  }
}
