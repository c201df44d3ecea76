package io.claimway.x12.segment;

import java.util.List;

/**
 * A CAS: why a payer paid another amount than was billed, under one group code.
 *
 * @param group CAS01: CO, PR, OA, PI, or CR left over from 4010
 * @param reasons the one to six triplets from CAS02 on
 * @param ordinal the segment's place in its transaction counted from ST = 1, or 0 for one that was
 *     not read
 */
public record AdjustmentSegment(String group, List<Reason> reasons, int ordinal) {

  /** The most triplets that one CAS has room for. */
  public static final int MOST_REASONS = 6;

  public AdjustmentSegment {
    group = Absent.text(group);
    reasons = Absent.list(reasons);
    if (reasons.size() > MOST_REASONS) {
      throw new IllegalArgumentException(
          "Cannot hold CAS "
              + group
              + ": "
              + reasons.size()
              + " reasons, but a CAS has room for "
              + MOST_REASONS);
    }
  }

  /**
   * One triplet of a CAS.
   *
   * @param code the claim adjustment reason code (CARC)
   * @param cents the amount; positive lowers the payment
   * @param thousandths the quantity in thousandths, null when absent
   */
  public record Reason(String code, long cents, Long thousandths) {

    public Reason {
      code = Absent.text(code);
    }
  }

  public static AdjustmentSegment of(String group, String code, long cents) {
    return new AdjustmentSegment(group, List.of(new Reason(code, cents, null)), 0);
  }

  /** What the segment takes off the payment. */
  public long totalCents() {
    long total = 0;
    for (Reason reason : reasons) {
      total += reason.cents();
    }
    return total;
  }
}
