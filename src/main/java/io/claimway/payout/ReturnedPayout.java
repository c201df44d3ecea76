package io.claimway.payout;

import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;

/**
 * An entry that the bank brought back, beside a payout of the same file and amount.
 *
 * @param fileName the file that the bank quotes
 * @param trace the entry's trace, which ends in its place in the batch
 * @param cents of both
 */
public record ReturnedPayout(
    String payoutId, String practiceId, String fileName, String trace, long cents) {

  /** Digits of the payout's place in its batch: the end of its id and of its entry's trace. */
  private static final int PLACE_DIGITS = 5;

  /** Whether the entry is the payout's own. */
  public boolean isItsEntry() {
    return place(trace).equals(place(payoutId));
  }

  private static String place(String text) {
    return text.substring(Math.max(0, text.length() - PLACE_DIGITS));
  }

  /** What undoes a transfer of the release: what left is owed to the practice again. */
  public Transfer takeBack(Transfer released, LocalDate businessDate) {
    return released.mirror(
        Subject.payout(fileName + '|' + trace, payoutId), "payout " + payoutId, businessDate);
  }
}
