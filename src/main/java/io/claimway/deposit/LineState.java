package io.claimway.deposit;

/** How far a bank line is explained. */
public enum LineState {
  /** It is the money of an 835 payment. */
  CLEARED,
  /** It is a payer's money, and its 835 is not there or said less. */
  UNAPPLIED,
  /** It took the money of a payout batch. */
  SETTLED,
  /** It brought an entry of ours back. */
  RETURNED,
  /** Nothing explains it. */
  SUSPENDED
}
