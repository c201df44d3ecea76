package io.claimway.claim.edit;

/** The check of a National Provider Identifier: ten digits, Luhn with the prefix 80840. */
public final class Npi {

  private static final int PREFIX_SUM = 24;

  private Npi() {}

  /** Whether the text is an NPI whose check digit is right. */
  public static boolean isValid(String npi) {
    if (npi == null || npi.length() != 10 || !npi.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = PREFIX_SUM;
    for (int i = 0; i < 10; i++) {
      int digit = npi.charAt(9 - i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
