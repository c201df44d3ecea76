package io.claimway.settings;

/**
 * How much of anything a night takes at once.
 *
 * @param claimsPerFile most claims in one 837P (the guide recommends 5,000 CLM segments a
 *     transaction)
 * @param inboundFileBytes largest partner file that is read; a larger one stays in its mailbox and
 *     is an item
 */
public record LimitSettings(int claimsPerFile, long inboundFileBytes) {

  static final LimitSettings USUAL = new LimitSettings(5_000, 2L << 30);

  public LimitSettings {
    if (claimsPerFile < 1 || claimsPerFile > 100_000) {
      throw new IllegalArgumentException(
          "claimsPerFile is " + claimsPerFile + ", expected 1 to 100000");
    }
    if (inboundFileBytes < 1_000) {
      throw new IllegalArgumentException(
          "inboundFileBytes is " + inboundFileBytes + ", expected at least 1000");
    }
  }
}
