package io.claimway.party;

/** Administrative sex as the plan knows it (DMG03). */
public enum Sex {
  FEMALE,
  MALE,
  UNKNOWN
}
