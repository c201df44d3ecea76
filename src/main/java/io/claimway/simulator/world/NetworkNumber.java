package io.claimway.simulator.world;

/** Numbers that pass the checks of real ones: NPIs with their Luhn digit, bank routing numbers. */
final class NetworkNumber {

  /** Health applications count as issuer 80840 in the check digit of an NPI. */
  private static final int ISSUER_SUM = 24;

  private static final int[] ROUTING_WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7};

  private NetworkNumber() {}

  /** The ten-digit NPI of nine digits that start with 1. */
  static String npi(long nine) {
    int sum = ISSUER_SUM;
    String digits = Long.toString(nine);
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** The nine-digit routing number of eight digits. */
  static String routing(String eight) {
    int sum = 0;
    for (int i = 0; i < ROUTING_WEIGHTS.length; i++) {
      sum += ROUTING_WEIGHTS[i] * (eight.charAt(i) - '0');
    }
    return eight + (10 - sum % 10) % 10;
  }
}
