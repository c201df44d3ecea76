package io.claimway.party.payer;

/** What this payer accepts for a claim that it has denied. */
public enum AfterDenial {
  REPLACE,
  NEW,
  APPEAL
}
