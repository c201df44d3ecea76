package io.claimway.claim;

import java.util.Locale;
import java.util.Optional;

/**
 * CLM01: a claim's number, version and check character in 13 capitals and digits, which reveals
 * nothing about a person.
 *
 * @param claimId the claim's id from the counter
 * @param version the claim's version
 */
public record PatientControlNumber(long claimId, int version) {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int CLAIM_CHARACTERS = 9;
  private static final int VERSION_CHARACTERS = 2;
  private static final int LENGTH = 1 + CLAIM_CHARACTERS + VERSION_CHARACTERS + 1;

  public PatientControlNumber {
    if (claimId < 1 || claimId >= 101_559_956_668_416L || version < 1 || version >= 1_296) {
      throw new IllegalArgumentException(
          "Cannot number claim " + claimId + " version " + version + ": out of range");
    }
  }

  /** The text of CLM01. */
  public String text() {
    String body = "C" + padded(claimId, CLAIM_CHARACTERS) + padded(version, VERSION_CHARACTERS);
    return body + check(body);
  }

  /** REF*6R of a line: the patient control number and the line's number. */
  public String line(int lineNumber) {
    return text() + "L" + (lineNumber < 10 ? "0" : "") + lineNumber;
  }

  /**
   * Reads a number as an answer quotes it: any case, surrounding blanks, padding zeros before or
   * filler after it. Empty when it is no number of ours or its check character disagrees.
   */
  public static Optional<PatientControlNumber> parse(String quoted) {
    if (quoted == null) {
      return Optional.empty();
    }
    String text = quoted.strip().toUpperCase(Locale.ROOT);
    int start = 0;
    while (start < text.length() && text.charAt(start) == '0') {
      start++;
    }
    if (text.length() < start + LENGTH || text.charAt(start) != 'C') {
      return Optional.empty();
    }
    String body = text.substring(start, start + LENGTH - 1);
    if (!onlyAlphabet(body) || check(body) != text.charAt(start + LENGTH - 1)) {
      return Optional.empty();
    }
    long claim = Long.parseLong(body.substring(1, 1 + CLAIM_CHARACTERS), 36);
    int version = Integer.parseInt(body.substring(1 + CLAIM_CHARACTERS), 36);
    return claim < 1 || version < 1
        ? Optional.empty()
        : Optional.of(new PatientControlNumber(claim, version));
  }

  private static String padded(long number, int characters) {
    String digits = Long.toString(number, 36).toUpperCase(Locale.ROOT);
    return "0".repeat(characters - digits.length()) + digits;
  }

  private static boolean onlyAlphabet(String body) {
    return body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** ISO 7064 MOD 37,36: finds every single wrong character and every swap of neighbours. */
  private static char check(String body) {
    int product = 36;
    for (int i = 0; i < body.length(); i++) {
      int sum = (product + ALPHABET.indexOf(body.charAt(i))) % 36;
      product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return ALPHABET.charAt((37 - product) % 36);
  }
}
