package io.claimway.bank.nacha;

/** How far a finding reaches: what of the file is refused because of it. */
public enum FindingScope {
  /** Worth telling, refuses nothing. */
  NOTE,
  /** The entry or bank line it stands in is refused. */
  ENTRY,
  /** The batch or account it stands in is refused. */
  BATCH,
  /** The whole file is refused. */
  FILE
}
