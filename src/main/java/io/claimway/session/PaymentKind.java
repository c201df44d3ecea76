package io.claimway.session;

/** What the card processor reports about a client's payment. */
public enum PaymentKind {
  CHARGE,
  REFUND,
  CHARGEBACK,
  FAILURE,
  SETTLEMENT
}
