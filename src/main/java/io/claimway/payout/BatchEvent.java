package io.claimway.payout;

/** What is done to a batch before its release. */
public enum BatchEvent {
  PREPARED,
  /** One practice's payout was taken out. */
  DROPPED,
  /** It got another pay date. */
  REDATED,
  CANCELLED
}
