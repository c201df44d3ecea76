package io.claimway.session;

/** What a revision of a session says about it. */
public enum SessionStatus {
  CONFIRMED,
  AMENDED,
  CANCELLED,
  NO_SHOW,
  LATE_CANCEL;

  /** Whether the session took place and can be billed to a payer. */
  public boolean billable() {
    return this == CONFIRMED || this == AMENDED;
  }
}
