package io.claimway.party.payer;

/** The kind of plan that a payer runs, which decides rules that no contract can change. */
public enum Program {
  COMMERCIAL,
  EXCHANGE,
  BLUE,
  MEDICARE_ADVANTAGE,
  MEDICARE,
  MEDICAID;
}
