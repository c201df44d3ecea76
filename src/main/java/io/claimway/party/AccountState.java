package io.claimway.party;

/** Whether a client's account takes new sessions. */
public enum AccountState {
  ACTIVE,
  SUSPENDED,
  CLOSED
}
