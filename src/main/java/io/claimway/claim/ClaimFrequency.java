package io.claimway.claim;

/** CLM05-3: what a claim version is to its payer. */
public enum ClaimFrequency {
  ORIGINAL("1"),
  /** Takes the place of what the payer has, as a whole. */
  REPLACEMENT("7"),
  /** Takes back what the payer has. */
  VOID("8");

  private final String code;

  ClaimFrequency(String code) {
    this.code = code;
  }

  /** As the guide writes it. */
  public String code() {
    return code;
  }

  /** The frequency of a code; refuses a code that we never send. */
  public static ClaimFrequency of(String code) {
    for (ClaimFrequency frequency : values()) {
      if (frequency.code.equals(code)) {
        return frequency;
      }
    }
    throw new IllegalArgumentException("Cannot read CLM05-3: " + code + " is none of 1, 7 and 8");
  }
}
