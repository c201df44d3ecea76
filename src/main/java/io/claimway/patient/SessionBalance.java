package io.claimway.patient;

/**
 * How a client stands for a session.
 *
 * @param responsibilityCents the client's share by all that payers have decided
 * @param chargedCents by card, less what went back
 * @param paidCents what the charges have paid of the share
 * @param decided whether no payer has to decide any more: then the share is final
 */
public record SessionBalance(
    String sessionId,
    String clientId,
    long responsibilityCents,
    long chargedCents,
    long paidCents,
    boolean decided) {

  /** What the client has left with us. */
  public long creditCents() {
    return decided ? chargedCents - paidCents : 0;
  }

  /** What the client still owes. */
  public long owedCents() {
    return responsibilityCents - paidCents;
  }
}
