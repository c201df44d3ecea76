package io.claimway.eligibility;

import java.util.List;

/**
 * One 270 file as it is planned: questions to one payer, by transaction.
 *
 * @param ordinal place within run and partner, from 1
 */
public record InquiryFile(
    String partner, String payer, int ordinal, List<List<CoverageQuestion>> transactions) {

  public InquiryFile {
    transactions = List.copyOf(transactions);
  }

  /** How many questions it holds. */
  public int questions() {
    return transactions.stream().mapToInt(List::size).sum();
  }

  /** ST02 of the transaction at a place counted from 0. */
  public static String control(int transaction) {
    return "%04d".formatted(transaction + 1);
  }
}
