package io.claimway.postgres.proof;

/**
 * What the key of a broken row names, so that a later night looks at it again: the temporary table
 * {@code scope_run}, {@code scope_claim} and so on holds such keys.
 */
public enum ScopeKey {
  RUN,
  SEALED_RUN,
  CLAIM,
  SESSION,
  PAYMENT,
  ACCOUNT,
  BLOCK
}
