package io.claimway.simulator.payer.partner;

/**
 * The kind of plan that decides how a simulated payer shares cost: insured, Medicare with
 * sequestration, or Medicaid without any share.
 */
public enum PayerProgram {
  COMMERCIAL,
  MEDICARE,
  MEDICAID
}
