package io.claimway.remittance;

import java.util.Comparator;

/** Where an adjudication stands: its payment, and its place in the payment's canonical order. */
public record AdjudicationKey(long paymentId, int ordinal) implements Comparable<AdjudicationKey> {
  private static final Comparator<AdjudicationKey> ORDER =
      Comparator.comparingLong(AdjudicationKey::paymentId)
          .thenComparingInt(AdjudicationKey::ordinal);

  @Override
  public int compareTo(AdjudicationKey other) {
    return ORDER.compare(this, other);
  }
}
