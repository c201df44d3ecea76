package io.claimway.x12.check;

/**
 * Whether the lines, the claims and the payment of an 835 add up, null where that does not apply;
 * and the difference in cents (stated less computed) at the highest level that does not.
 */
public record Balance(Boolean line, Boolean claim, Boolean payment, Long differenceCents) {
  /** Of a transaction that has nothing to balance. */
  public static final Balance NONE = new Balance(null, null, null, null);

  /** True when no level is out of balance. */
  public boolean holds() {
    return !Boolean.FALSE.equals(line)
        && !Boolean.FALSE.equals(claim)
        && !Boolean.FALSE.equals(payment);
  }
}
