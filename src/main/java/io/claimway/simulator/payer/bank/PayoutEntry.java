package io.claimway.simulator.payer.bank;

/**
 * One entry of a payout file.
 *
 * @param code transaction code: 22 and 32 credits, 23 and 33 prenotes, 27 and 37 the offset
 */
record PayoutEntry(
    String code, String routing, String account, long cents, String id, String name, String trace) {

  boolean credit() {
    return code.equals("22") || code.equals("32");
  }

  boolean prenote() {
    return code.equals("23") || code.equals("33");
  }

  boolean debit() {
    return code.equals("27") || code.equals("37");
  }

  @Override
  public String toString() {
    return "PayoutEntry " + trace;
  }
}
