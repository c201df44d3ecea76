package io.claimway.bank.nacha;

import java.util.List;

/** A batch: its header and its entries in trace order. */
public record AchBatch(AchBatchHeader header, List<AchEntry> entries) {

  public AchBatch {
    entries = List.copyOf(entries);
  }

  /** What its control record states. */
  public AchTotals totals() {
    AchTotals totals = AchTotals.NONE;
    for (AchEntry entry : entries) {
      totals = totals.plusEntry(entry);
      for (int i = 0; i < entry.addenda().size(); i++) {
        totals = totals.plusAddenda();
      }
    }
    return totals;
  }
}
