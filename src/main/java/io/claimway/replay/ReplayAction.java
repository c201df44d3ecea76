package io.claimway.replay;

/** What a plan does with one claim. */
public enum ReplayAction {
  /** A new version with a new patient control number, frequency 1: the payer took nothing in. */
  NEW,
  /** A fact is missing today, so no claim can be formed. */
  HOLD,
  /** Sending it would change nothing. */
  NONE
}
