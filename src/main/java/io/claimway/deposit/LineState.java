package io.claimway.deposit;

/** How far a bank line is explained. */
public enum LineState {
  /** It is the money of 835 payments. */
  CLEARED,
  /** It is a payer's money, and its 835 is not there or said less. */
  UNAPPLIED,
  /** It took a deposit back, or is the deposit of no payment that was taken back. */
  TAKEN_BACK,
  /** It is what the card processor paid out, or took. */
  CARDS,
  /** It took the money of a payout batch. */
  SETTLED,
  /** It brought an entry of ours back. */
  RETURNED,
  /** Its kind says what it is: a fee, interest, a transfer between accounts of ours. */
  TYPED,
  /** Nothing explains it. */
  SUSPENDED
}
