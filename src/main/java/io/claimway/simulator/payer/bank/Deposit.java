package io.claimway.simulator.payer.bank;

import io.claimway.simulator.payer.registry.BillingGroup;

/**
 * Money of one payment on its way to a billing group's account.
 *
 * @param originator TRN03 and ACH company id
 * @param trace TRN02
 * @param takenBack whether the bank takes it back instead of bringing it
 */
public record Deposit(
    BillingGroup payee,
    String originator,
    String originatorName,
    String trace,
    long cents,
    boolean takenBack) {

  public Deposit {
    if (cents <= 0) {
      throw new IllegalArgumentException(
          "Cannot deposit " + cents + " cents under trace " + trace + ": nothing to pay");
    }
  }
}
