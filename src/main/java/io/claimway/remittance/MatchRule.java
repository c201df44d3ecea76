package io.claimway.remittance;

/** How a reported claim was found to speak of one of ours, and how sure that is, of 100. */
public enum MatchRule {
  /** CLP01 is the control number of a version. */
  CONTROL_NUMBER(100),
  /** CLP07 is the payer's number of one claim alone. */
  PAYER_CLAIM_NUMBER(90),
  /** Entity, date, charge and every line describe one claim alone. */
  RANKED(50);

  private final int score;

  MatchRule(int score) {
    this.score = score;
  }

  public int score() {
    return score;
  }
}
