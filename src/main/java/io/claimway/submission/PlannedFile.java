package io.claimway.submission;

import java.util.List;

/**
 * One planned 837P file: transactions for one trading partner and usage.
 *
 * @param ordinal place within run and partner, from 1
 */
public record PlannedFile(
    String partner, String usage, int ordinal, List<PlannedTransaction> transactions) {

  public PlannedFile {
    transactions = List.copyOf(transactions);
  }

  /** How many claims it holds. */
  public int claims() {
    return transactions.stream().mapToInt(PlannedTransaction::claims).sum();
  }
}
