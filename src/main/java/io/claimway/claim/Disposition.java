package io.claimway.claim;

/** Where a session's newest revision ended for now. */
public enum Disposition {
  HELD,
  CLAIM,
  CANCELLED,
  NOT_BILLABLE,
  CARRIED_OVER
}
