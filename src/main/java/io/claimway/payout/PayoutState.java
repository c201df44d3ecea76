package io.claimway.payout;

/** How far a payout or its batch has come. */
public enum PayoutState {
  /** It waits for somebody's approval. */
  PREPARED,
  /** A person took it back before its file left; what it would have paid is payable. */
  CANCELLED,
  /** Its file is with the bank. */
  RELEASED,
  /** The bank has taken the money. */
  SETTLED,
  /** The bank brought its entry back: the practice is owed it again. */
  RETURNED
}
