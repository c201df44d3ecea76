package io.claimway.replay;

import io.claimway.claim.ClaimFrequency;

/** What a plan does with one claim. */
public enum ReplayAction {
  /** A new version with a new patient control number, frequency 1: the payer took nothing in. */
  NEW(ClaimFrequency.ORIGINAL),
  /** The replacement again, frequency 7 with REF*F8: what the payer has is live meanwhile. */
  REPLACE(ClaimFrequency.REPLACEMENT),
  /** The void again, frequency 8 with REF*F8: what the payer has is live meanwhile. */
  VOID(ClaimFrequency.VOID),
  /** A fact is missing today, so no claim can be formed. */
  HOLD(null),
  /** Sending it would change nothing. */
  NONE(null);

  private final ClaimFrequency frequency;

  ReplayAction(ClaimFrequency frequency) {
    this.frequency = frequency;
  }

  /** The action that sends a version of this frequency. */
  static ReplayAction of(ClaimFrequency frequency) {
    return switch (frequency) {
      case ORIGINAL -> NEW;
      case REPLACEMENT -> REPLACE;
      case VOID -> VOID;
    };
  }

  /** Whether something leaves. */
  public boolean sends() {
    return frequency != null;
  }
}
