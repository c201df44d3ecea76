package io.claimway.remittance;

/** How the money of a payment moves (BPR01, BPR03, BPR04; DOMAIN §5). */
public enum MoneyMovement {
  /** The payer sends it: a deposit or a check is awaited. */
  CREDIT,
  /** The network draws it at the payer's instruction (BPR03 D): nothing comes by itself. */
  DRAW,
  /** Nothing moves (BPR01 H, or BPR04 NON and no amount): the amount must be nothing. */
  NONE,
  /** No payment order is told (BPR04 NON) of an amount: a card, where the payer pays by card. */
  CARD,
  /** A trial of the way to the account (BPR01 P): it never posts. */
  PRENOTE;

  /**
   * What a BPR says; its amount keeps its own sign whatever moves.
   *
   * @param handling BPR01
   * @param creditDebit BPR03
   * @param method BPR04
   * @param cents BPR02
   */
  public static MoneyMovement of(String handling, String creditDebit, String method, long cents) {
    if (handling.equals("P")) {
      return PRENOTE;
    }
    if (handling.equals("H") || (method.equals("NON") && cents <= 0)) {
      return NONE;
    }
    if (method.equals("NON")) {
      return CARD;
    }
    return creditDebit.equals("D") ? DRAW : CREDIT;
  }
}
