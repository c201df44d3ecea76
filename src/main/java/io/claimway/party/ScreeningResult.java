package io.claimway.party;

/** What the monthly screening of a provider found. */
public enum ScreeningResult {
  CLEAR,
  EXCLUDED,
  NPI_DEACTIVATED
}
