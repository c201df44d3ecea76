package io.claimway.session;

/** Kinds of provider earnings and corrections that come from no claim. */
public enum AdjustmentKind {
  NO_SHOW_FEE,
  BONUS,
  RECOUPMENT,
  CORRECTION
}
