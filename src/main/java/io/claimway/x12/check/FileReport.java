package io.claimway.x12.check;

import io.claimway.x12.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the check of one X12 file came to: its kind, what it holds, the findings about its
 * envelopes, and one report for each transaction.
 */
public record FileReport(
    String kind,
    int interchanges,
    int groups,
    List<TransactionReport> transactions,
    List<Finding> findings) {

  /** True when a transaction, or an interchange as a whole, is not accepted. */
  public boolean refused() {
    return findings.stream().anyMatch(Finding::refuses)
        || transactions.stream().anyMatch(t -> !t.accepted());
  }

  /** True when nothing at all was found. */
  public boolean isClean() {
    return findings.isEmpty() && transactions.stream().allMatch(t -> t.findingCount() == 0);
  }

  /** The first finding that refuses, of the envelopes before those of the transactions. */
  public Optional<Finding> firstRefusal() {
    return Stream.concat(
            findings.stream(), transactions.stream().flatMap(each -> each.findings().stream()))
        .filter(Finding::refuses)
        .findFirst();
  }

  /** Claims over all transactions. */
  public long claims() {
    return transactions.stream().mapToLong(TransactionReport::claims).sum();
  }
}
