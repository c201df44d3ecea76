package io.claimway.simulator.payer.registry;

import java.util.Objects;

/**
 * What one group of a payer's members shares in the cost of outpatient mental health.
 *
 * @param copayCents per claim, after the deductible
 * @param deductibleCents per member and calendar year
 * @param coinsurancePercent of what is allowed after deductible and copay
 * @param authorizationRequired true where a claim without REF*G1 is denied (CO-197)
 */
public record BenefitPlan(
    String payer,
    String groupNumber,
    String planName,
    long copayCents,
    long deductibleCents,
    int coinsurancePercent,
    boolean authorizationRequired) {

  public BenefitPlan {
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(groupNumber, "groupNumber");
    Objects.requireNonNull(planName, "planName");
    if (copayCents < 0
        || deductibleCents < 0
        || coinsurancePercent < 0
        || coinsurancePercent > 100) {
      throw new IllegalArgumentException(
          "Cannot set up benefit plan " + payer + " " + groupNumber + ": a share is out of range");
    }
  }
}
