package io.claimway.remittance;

/** How a reported claim was found to speak of one of ours, and how sure that is, of 100. */
public enum MatchRule {
  /** A person says so. */
  PERSON(100),
  /** CLP01 is the control number of a version, and nothing contradicts it. */
  CONTROL_NUMBER(100),
  /** CLP07 is the payer's number of one claim alone, of the same person. */
  PAYER_CLAIM_NUMBER(90),
  /** Member, entity, date, charge and every line describe one claim alone. */
  RANKED(50);

  private final int score;

  MatchRule(int score) {
    this.score = score;
  }

  public int score() {
    return score;
  }
}
