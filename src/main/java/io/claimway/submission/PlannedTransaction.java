package io.claimway.submission;

import java.util.List;

/**
 * One ST of a planned 837P file: claims for one payer, in order of their patient control numbers.
 *
 * @param control ST02
 */
public record PlannedTransaction(String control, String payer, List<ReadyClaim> claims) {

  public PlannedTransaction {
    claims = List.copyOf(claims);
  }

  /** What its claims charge. */
  public long chargeCents() {
    return claims.stream().mapToLong(ReadyClaim::chargeCents).sum();
  }
}
