package io.claimway.claim;

/** How a payer came to know of a lineage. */
public enum LineageOrigin {
  /** By a claim of ours. */
  SENT,
  /** From the payer before it, which forwarded its decision: no original of ours may follow. */
  CROSSOVER,
  /** By a claim of the system before this one. */
  IMPORTED
}
