package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How a payer pays: by whichever partner its 835 comes.
 *
 * @param expectedDays business days from the claim file to its 835
 * @param underpaymentDollars difference to the expected payment that makes an underpayment item
 * @param deposits how long its deposits may keep waiting; null where it is as with the others
 */
public record RemittanceRules(int expectedDays, int underpaymentDollars, DepositDays deposits)
    implements Serializable {

  /** The same difference in cents. */
  public long underpaymentCents() {
    return 100L * underpaymentDollars;
  }
}
