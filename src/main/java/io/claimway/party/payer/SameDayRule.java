package io.claimway.party.payer;

/** What a session becomes that is ready after another one of the same claim key has been sent. */
public enum SameDayRule {
  /** An original claim of its own. */
  ORIGINAL,
  /** A replacement of the earlier claim with all lines. */
  REPLACE
}
