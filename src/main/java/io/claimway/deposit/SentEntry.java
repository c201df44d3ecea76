package io.claimway.deposit;

import java.time.LocalDate;

/**
 * An entry that left in a payout file.
 *
 * @param payoutId its id in the file; its last digits are its place, and the end of its trace
 * @param accountToken what the vault gives the account number for
 * @param cents above zero
 */
public record SentEntry(
    String payoutId,
    String practiceId,
    String accountToken,
    String fileName,
    LocalDate payDate,
    long cents) {

  private static final int PLACE_DIGITS = 5;

  /** Its number in its file, which its trace ends with. */
  long place() {
    return Long.parseLong(payoutId.substring(payoutId.length() - PLACE_DIGITS));
  }
}
