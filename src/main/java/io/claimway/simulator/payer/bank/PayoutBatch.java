package io.claimway.simulator.payer.bank;

import java.time.LocalDate;
import java.util.List;

/** One batch of a payout file. */
record PayoutBatch(
    String fileName,
    String companyId,
    String kind,
    String description,
    LocalDate effective,
    String number,
    List<PayoutEntry> entries) {

  PayoutBatch {
    entries = List.copyOf(entries);
  }

  long creditCents() {
    return entries.stream().filter(PayoutEntry::credit).mapToLong(PayoutEntry::cents).sum();
  }
}
