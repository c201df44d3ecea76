package io.claimway.s3;

/** How a write-once put ended. */
public enum PutOutcome {
  /** Nothing was there; the bytes are now. */
  CREATED,
  /** The same bytes were there already, so the effect stands. */
  ALREADY_THERE,
  /** Other bytes hold the key; nothing was written. */
  CONFLICT
}
