package io.claimway.claim;

import io.claimway.claim.edit.PricedSession;
import io.claimway.session.Session;
import java.time.LocalDate;

/**
 * Whose claim a session belongs on: a change of any part ends a lineage and opens another.
 *
 * @param payerSequence SBR01
 */
record LineageKey(
    String clientId,
    String providerId,
    String payer,
    String payerSequence,
    LocalDate serviceDate,
    String billingEntity) {

  private static final String PRIMARY = "P";

  static LineageKey of(PricedSession priced) {
    Session session = priced.session();
    return new LineageKey(
        session.clientId(),
        session.providerId(),
        priced.coverage().payer(),
        PRIMARY,
        session.serviceDate(),
        priced.contract().billingEntity().billingEntityId());
  }

  static LineageKey of(Claim claim) {
    return new LineageKey(
        claim.clientId(),
        claim.providerId(),
        claim.payer(),
        claim.payerSequence(),
        claim.serviceDate(),
        claim.billing().billingEntityId());
  }

  /**
   * Whether a session may still belong here: what is known of it does not differ.
   *
   * @param judged perhaps without a payer or a contract
   */
  boolean admits(JudgedSession judged) {
    Session session = judged.facts().session();
    return session.clientId().equals(clientId)
        && session.providerId().equals(providerId)
        && session.serviceDate().equals(serviceDate)
        && (judged.payer() == null || judged.payer().equals(payer))
        && (judged.priced() == null || of(judged.priced()).equals(this));
  }

  /** The natural key of the lineage that a session anchors. */
  String anchoredBy(String sessionId) {
    return String.join(
        "|",
        clientId,
        providerId,
        payer,
        payerSequence,
        serviceDate.toString(),
        billingEntity,
        sessionId);
  }
}
