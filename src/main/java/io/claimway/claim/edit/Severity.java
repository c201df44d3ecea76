package io.claimway.claim.edit;

/** What a finding does to its session (SPEC §6). */
public enum Severity {
  /** Put right by a fixed rule that touches nothing clinical; the claim leaves. */
  REPAIR,
  /** The session waits until somebody has put it right. */
  HOLD,
  /** Worth knowing; the claim leaves. */
  WARN
}
