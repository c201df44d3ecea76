package io.claimway.payout;

import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;

/**
 * A payout whose entry the bank brought back, by a line of its statement, by a return file, or by
 * both: it comes back once.
 *
 * @param fileName the file that it left in
 * @param trace the entry's trace, as the bank says it
 */
public record ReturnedPayout(String payoutId, String fileName, String trace) {

  /** What undoes a transfer of the release: what left is owed to the practice again. */
  public Transfer takeBack(Transfer released, LocalDate businessDate) {
    return released.mirror(
        Subject.payout(fileName + '|' + trace, payoutId), "payout " + payoutId, businessDate);
  }
}
