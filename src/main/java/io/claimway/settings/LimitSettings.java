package io.claimway.settings;

/**
 * How much of anything a night takes at once.
 *
 * @param claimsPerFile most claims in one 837P (the guide recommends 5,000 CLM segments a
 *     transaction)
 * @param inboundFileBytes largest partner file that is read; a larger one stays in its mailbox and
 *     is an item
 * @param stageTries how often a stage is tried while Postgres, Kafka or S3 fail in passing
 * @param outboxKeptDays for how many days events that were sent stay in the outbox
 */
public record LimitSettings(
    int claimsPerFile, long inboundFileBytes, int stageTries, int outboxKeptDays) {

  static final LimitSettings USUAL = new LimitSettings(5_000, 2L << 30, 4, 35);

  public LimitSettings {
    if (claimsPerFile < 1 || claimsPerFile > 100_000) {
      throw new IllegalArgumentException(
          "claimsPerFile is " + claimsPerFile + ", expected 1 to 100000");
    }
    if (inboundFileBytes < 1_000) {
      throw new IllegalArgumentException(
          "inboundFileBytes is " + inboundFileBytes + ", expected at least 1000");
    }
    if (stageTries < 1 || stageTries > 10) {
      throw new IllegalArgumentException("stageTries is " + stageTries + ", expected 1 to 10");
    }
    if (outboxKeptDays < 1 || outboxKeptDays > 3_650) {
      throw new IllegalArgumentException(
          "outboxKeptDays is " + outboxKeptDays + ", expected 1 to 3650");
    }
  }
}
