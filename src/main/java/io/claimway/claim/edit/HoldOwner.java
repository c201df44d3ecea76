package io.claimway.claim.edit;

/** Who can supply the fact that a hold misses. */
public enum HoldOwner {
  CLIENT,
  PROVIDER,
  NETWORK,
  PAYER,
  /** Nobody: the hold goes by itself when its time has passed. */
  TIME
}
