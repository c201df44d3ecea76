package io.claimway.remittance;

import java.util.List;

/**
 * A version of a claim as it was sent.
 *
 * @param frequency CLM05-3
 */
public record SentVersion(int version, String frequency, long chargeCents, List<BilledLine> lines) {
  private static final String REPLACEMENT = "7";
  private static final String VOID = "8";

  public SentVersion {
    lines = List.copyOf(lines);
  }

  /** Whether it takes the place of the version before it: a replacement or a void. */
  boolean follows() {
    return frequency.equals(REPLACEMENT) || isVoid();
  }

  boolean isVoid() {
    return frequency.equals(VOID);
  }
}
