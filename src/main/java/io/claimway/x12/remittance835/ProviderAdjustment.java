package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import java.util.List;

/**
 * A PLB: money that moves for a provider beside the claims.
 *
 * @param provider PLB01
 * @param fiscalYearEnd PLB02 as CCYYMMDD
 * @param items the one to six pairs from PLB03 on
 * @param ordinal the segment's place in its transaction counted from ST = 1, or 0 for one that was
 *     not read
 */
public record ProviderAdjustment(
    String provider, String fiscalYearEnd, List<Item> items, int ordinal) {

  /** The most pairs that one PLB has room for. */
  public static final int MOST_ITEMS = 6;

  public ProviderAdjustment {
    provider = Absent.text(provider);
    fiscalYearEnd = Absent.text(fiscalYearEnd);
    items = Absent.list(items);
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "Cannot hold PLB of "
              + provider
              + ": "
              + items.size()
              + " items, but there is room for "
              + MOST_ITEMS);
    }
  }

  /**
   * One adjustment.
   *
   * @param reason PLB03-1: WO overpayment recovery, FB forwarding balance, L6 interest, …
   * @param reference PLB03-2, free text that the payer repeats
   * @param cents PLB04: positive lowers the payment
   */
  public record Item(String reason, String reference, long cents) {

    public Item {
      reason = Absent.text(reason);
      reference = Absent.text(reference);
    }
  }

  /** What the segment takes off the payment. */
  public long totalCents() {
    long total = 0;
    for (Item item : items) {
      total += item.cents();
    }
    return total;
  }
}
