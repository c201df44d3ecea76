package io.claimway.remittance;

/** What an adjudication does to its claim: the name of the claim's event and state. */
public enum AdjudicationEffect {
  PAID,
  DENIED,
  REVERSED,
  VOIDED,
  /** It says something and moves nothing. */
  NOTED
}
