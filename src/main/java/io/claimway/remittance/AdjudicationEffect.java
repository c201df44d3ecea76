package io.claimway.remittance;

/** What an adjudication does to its claim: the name of the claim's event and state. */
public enum AdjudicationEffect {
  PAID,
  DENIED,
  REVERSED,
  VOIDED,
  /** A later version was decided first: only its cash counts. */
  OVERTAKEN,
  /** It says something and moves nothing. */
  NOTED;

  /**
   * The effect of a decision; neither its status nor a zero payment decides alone.
   *
   * @param of the version that it speaks of
   * @param overtaken whether a decision on a later version stands
   */
  static AdjudicationEffect ofDecision(
      ReportedClaim said, SentVersion of, AdjustmentSums sums, boolean overtaken) {
    if (of.isVoid()) {
      return VOIDED;
    }
    boolean undecided = sums.isNothing() && said.chargeCents() != 0;
    if (said.isNoAdjudication() || (said.paidCents() == 0 && undecided)) {
      return NOTED;
    }
    if (overtaken) {
      return OVERTAKEN;
    }
    boolean asksOthers = sums.patient() != 0 || sums.ofOtherPayers() != 0;
    return sums.denied() > 0 && said.paidCents() == 0 && !asksOthers ? DENIED : PAID;
  }

  /**
   * The effect of a reversal: it finalises a void that the payer has, or that it quotes; while a
   * void is refused or has not left, the payer only decides anew.
   *
   * @param of the version that it speaks of
   */
  static AdjudicationEffect ofReversal(ClaimStanding claim, int of) {
    boolean has = !claim.state().restsWithUs();
    return claim.newest().isVoid() && (has || of == claim.version()) ? VOIDED : REVERSED;
  }

  /** Whether the payer decided what becomes of the charge. */
  boolean decidesCharge() {
    return this == PAID || this == DENIED;
  }

  /** Whether the state of its claim may follow it. */
  boolean movesClaim() {
    return this != NOTED && this != OVERTAKEN;
  }
}
