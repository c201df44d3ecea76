package io.claimway.party;

/** When a provider earns a session under a contract. */
public enum PayoutBasis {
  ON_CONFIRMATION,
  ON_REMITTANCE
}
