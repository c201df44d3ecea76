package io.claimway.x12;

/** Whether a transaction asks (837, 270, 276) or answers (835, 271, 277, 277CA, 999, TA1). */
public enum Direction {
  REQUEST,
  ANSWER
}
