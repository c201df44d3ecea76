package io.claimway.x12.check;

/**
 * Whether the lines, the claims and the payment of an 835 add up, null where that does not apply or
 * an amount cannot be read; and the difference in cents (stated less computed) at the highest level
 * that does not, null where nothing can be said of some level.
 */
public record Balance(Boolean line, Boolean claim, Boolean payment, Long differenceCents) {
  /** Of a transaction that has nothing to balance. */
  public static final Balance NONE = new Balance(null, null, null, null);

  /** True when there is something to balance, all of it can be read and no level is out. */
  public boolean holds() {
    return differenceCents != null
        && !Boolean.FALSE.equals(line)
        && !Boolean.FALSE.equals(claim)
        && !Boolean.FALSE.equals(payment);
  }
}
