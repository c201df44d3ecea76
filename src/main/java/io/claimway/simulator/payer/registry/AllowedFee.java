package io.claimway.simulator.payer.registry;

import java.util.Objects;

/**
 * What a payer allows for one unit of a procedure by a licence type in a state.
 *
 * @param state of the billing group that bills
 * @param licence as in {@link EnrolledProvider#licence()}
 * @param allowedCents as its system has it
 * @param agreedCents as its contract has it
 */
public record AllowedFee(
    String payer,
    String state,
    String licence,
    String procedureCode,
    long allowedCents,
    long agreedCents) {

  public AllowedFee {
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(procedureCode, "procedureCode");
    if (allowedCents <= 0) {
      throw new IllegalArgumentException(
          "Cannot allow "
              + allowedCents
              + " cents for "
              + procedureCode
              + " at "
              + payer
              + ": a fee is positive");
    }
  }
}
