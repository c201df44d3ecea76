package io.claimway.party.payer;

/** The kind of plan that a payer runs, which decides rules that no contract can change. */
public enum Program {
  COMMERCIAL,
  EXCHANGE,
  BLUE,
  MEDICARE_ADVANTAGE,
  MEDICARE,
  MEDICAID;

  /** Whether the member of this program may never be billed for what the payer did not pay. */
  public boolean protectsMember() {
    return this == MEDICAID;
  }
}
