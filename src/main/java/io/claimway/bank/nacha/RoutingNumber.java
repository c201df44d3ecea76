package io.claimway.bank.nacha;

/** An ABA routing number: nine digits, the last a check digit over weights 3, 7, 1. */
public final class RoutingNumber {

  private static final int[] WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7};

  private RoutingNumber() {}

  /** The check digit of the first eight digits. */
  public static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10;
  }

  /** Whether this is nine digits with the right check digit. */
  public static boolean isValid(String routing) {
    return routing != null
        && routing.length() == 9
        && AchText.isDigits(routing)
        && checkDigit(routing) == routing.charAt(8) - '0';
  }
}
