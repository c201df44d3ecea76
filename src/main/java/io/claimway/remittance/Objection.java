package io.claimway.remittance;

/**
 * Why a reported claim does not post although it is known which claim it speaks of: it contradicts
 * what the claim is, and a person must ask (SPEC §8.1).
 */
enum Objection {
  /** The payer pays for a version that takes its claim back. */
  PAYMENT_OF_A_VOID(true, false),
  /** It takes money back and is not marked as a reversal (CLP02 22). */
  TAKEBACK_WITHOUT_REVERSAL(true, true),
  /** It speaks of a service that was never billed. */
  LINE_NOT_BILLED(true, true),
  /** Its charges (CLP03) are above what was billed: more would be written off than there is. */
  CHARGE_ABOVE_BILLED(true, false),
  /** Its charges (CLP03, SVC02) are not those of the claim, nor of the lines that it lists. */
  CHARGE_DIFFERS(true, true),
  /** It counts more as settled by payers before it than the book has of them. */
  PRIOR_PAYER_UNKNOWN(false, true);

  private final boolean forAPerson;
  private final boolean acceptable;

  Objection(boolean forAPerson, boolean acceptable) {
    this.forAPerson = forAPerson;
    this.acceptable = acceptable;
  }

  /** Whether nothing that comes later can end it but a person. */
  boolean isForAPerson() {
    return forAPerson;
  }

  /** Whether a person's word lets it post as it was reported. */
  boolean isAcceptable() {
    return acceptable;
  }
}
