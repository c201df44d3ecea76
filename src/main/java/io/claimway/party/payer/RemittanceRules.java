package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How a payer pays: by whichever partner its 835 comes.
 *
 * @param expectedDays business days from the claim file to its 835
 * @param underpaymentDollars difference to the expected payment that makes an underpayment item
 * @param deposits how long its deposits may keep waiting; null where it is as with the others
 * @param cardFeeBasisPoints what the card processor may keep of a card payment of it, in hundredths
 *     of a percent; null where it does not pay by card
 */
public record RemittanceRules(
    int expectedDays, int underpaymentDollars, DepositDays deposits, Integer cardFeeBasisPoints)
    implements Serializable {

  /** The same difference in cents. */
  public long underpaymentCents() {
    return 100L * underpaymentDollars;
  }

  /** Whether it pays by card where its 835 tells no payment order (BPR04 NON). */
  public boolean paysByCard() {
    return cardFeeBasisPoints != null;
  }
}
