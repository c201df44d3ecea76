package io.claimway.claim;

import io.claimway.party.Address;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The deterministic repairs of a claim's texts: capitals, no accents, single blanks, the basic X12
 * character set.
 */
final class ClaimText {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_BASIC = Pattern.compile("[^A-Z0-9 !\"&'()+,./;?=#-]");
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private ClaimText() {}

  /** Text in the characters that every payer takes; null stays null. */
  static String clean(String text) {
    if (text == null) {
      return null;
    }
    String folded =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    return BLANKS.matcher(NOT_BASIC.matcher(folded).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** A person's or a body's identifier: capitals and digits only; null stays null. */
  static String identifier(String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** An ICD-10-CM code as HI sends it: capitals, no dot. */
  static String diagnosis(String code) {
    return identifier(code);
  }

  /** An address with clean lines and a ZIP of digits; null stays null. */
  static Address clean(Address address) {
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
