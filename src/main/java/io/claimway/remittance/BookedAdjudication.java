package io.claimway.remittance;

import java.util.Set;

/**
 * An adjudication that took effect.
 *
 * @param appliedOrder its place among those of its family, from 1: the order in which they took
 *     effect
 * @param content hash of what it says
 * @param lines numbers of the billed lines that it speaks of; empty where it speaks of all
 * @param standing whether nothing has reversed it; a noted one never stands
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
    boolean standing) {

  public BookedAdjudication {
    lines = Set.copyOf(lines);
  }

  BookedAdjudication reversed() {
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
        false);
  }

  /** Whether it moved no cash: what decides the same lines later takes its place. */
  boolean isWithoutCash() {
    return paidCents == 0;
  }

  boolean isOf(long claim, String itsPayer) {
    return claimId == claim && payer.equals(itsPayer);
  }
}
