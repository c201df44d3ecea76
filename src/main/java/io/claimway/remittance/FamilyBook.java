package io.claimway.remittance;

import io.claimway.ledger.Transfer;
import java.util.List;

/**
 * What the book has of one claim family (the lineages of the same sessions, in payer order): where
 * its claims stand, what was adjudicated, and the transfers that nothing has undone yet.
 */
public record FamilyBook(
    List<ClaimStanding> claims, List<BookedAdjudication> adjudications, List<Transfer> transfers) {

  public FamilyBook {
    claims = List.copyOf(claims);
    adjudications = List.copyOf(adjudications);
    transfers = List.copyOf(transfers);
  }
}
