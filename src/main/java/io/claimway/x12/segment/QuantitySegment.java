package io.claimway.x12.segment;

/**
 * A QTY: one count and what it counts.
 *
 * @param qualifier QTY01, such as 90 accepted or AA rejected
 * @param thousandths QTY02 in thousandths, the precision that the guides allow
 */
public record QuantitySegment(String qualifier, long thousandths) {

  public QuantitySegment {
    qualifier = Absent.text(qualifier);
  }

  /** A whole count. */
  public static QuantitySegment of(String qualifier, long count) {
    return new QuantitySegment(qualifier, Math.multiplyExact(count, 1000L));
  }

  /** The whole count, cut where the file gives a fraction. */
  public long count() {
    return thousandths / 1000;
  }
}
