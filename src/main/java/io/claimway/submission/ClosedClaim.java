package io.claimway.submission;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;

/**
 * A claim that ends without a void being sent, because nothing of it was ever taken.
 *
 * @param version the last that was delivered
 * @param chargeCents what that delivery left charged
 */
public record ClosedClaim(
    String naturalKey,
    long claimId,
    int version,
    String payer,
    String billingEntity,
    LocalDate serviceDate,
    long chargeCents) {

  /**
   * Takes the charge back.
   *
   * @param why the run that closes it
   */
  public Transfer transfer(String why, LocalDate day) {
    return BookEvent.CLAIM_VOIDED.transfer(
        billingEntity,
        "",
        payer,
        chargeCents,
        Subject.claim(naturalKey, claimId, version, serviceDate),
        why,
        day);
  }
}
