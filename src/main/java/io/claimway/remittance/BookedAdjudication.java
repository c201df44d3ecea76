package io.claimway.remittance;

import java.util.Set;

/**
 * An adjudication that took effect.
 *
 * @param appliedOrder its place among those of its family, from 1: the order in which they took
 *     effect
 * @param content hash of what it says
 * @param lines numbers of the billed lines that it speaks of; empty where it speaks of all
 * @param effect what it did to its claim
 * @param fate whether something has cancelled it since
 */
public record BookedAdjudication(
    AdjudicationKey key,
    long claimId,
    int version,
    String payer,
    boolean reversal,
    long chargeCents,
    long paidCents,
    String payerClaimNumber,
    long appliedOrder,
    String content,
    Set<Integer> lines,
    AdjudicationEffect effect,
    Fate fate) {

  /** What has become of an adjudication that took effect. */
  public enum Fate {
    STANDS,
    /** A reversal took it back. */
    REVERSED,
    /** It moved no cash, and a later decision took its place. */
    REPLACED;

    /** Of what an adjudication cancelled that is a reversal or a decision. */
    public static Fate by(boolean reversal) {
      return reversal ? REVERSED : REPLACED;
    }
  }

  public BookedAdjudication {
    lines = Set.copyOf(lines);
  }

  /** The same once something has cancelled it. */
  public BookedAdjudication ended(Fate how) {
    return new BookedAdjudication(
        key,
        claimId,
        version,
        payer,
        reversal,
        chargeCents,
        paidCents,
        payerClaimNumber,
        appliedOrder,
        content,
        lines,
        effect,
        how);
  }

  /** Whether nothing has cancelled it; what is only noted never stands. */
  public boolean standing() {
    return fate == Fate.STANDS && effect != AdjudicationEffect.NOTED;
  }

  boolean isReversed() {
    return fate == Fate.REVERSED;
  }

  /** Whether it moved no cash: what decides the same lines later takes its place. */
  boolean isWithoutCash() {
    return paidCents == 0;
  }

  boolean isOf(long claim, String itsPayer) {
    return claimId == claim && payer.equals(itsPayer);
  }
}
