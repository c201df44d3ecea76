package io.claimway.claim.edit;

/** What a hold does to the pay of the session's provider (SPEC §8.4). */
public enum PayEffect {
  /** What is missing is not the provider's to supply: the session earns. */
  EARNS,
  /** The provider can end it, may still amend the session, or awaits the payer's approval. */
  WAITS
}
