package io.claimway.submission;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A claim whose newest version is given up, because the one that its payer has is right.
 *
 * @param version the one given up
 * @param liveCents charge of the version that the payer has
 * @param bookedCents what deliveries have charged
 * @param undoings transfers by which later deliveries took denials of the live version back, and
 *     which nothing has undone, each with the payment and ordinal of its denial
 */
public record WithdrawnClaim(
    String naturalKey,
    long claimId,
    int version,
    String payer,
    String billingEntity,
    LocalDate serviceDate,
    long liveCents,
    long bookedCents,
    List<Transfer> undoings) {

  public WithdrawnClaim {
    undoings = List.copyOf(undoings);
  }

  /**
   * Puts the book where the live version left it: its charge, and what of it stands denied.
   *
   * @param why the run that withdraws the version
   */
  public List<Transfer> transfers(String why, LocalDate day) {
    Subject claim = Subject.claim(naturalKey, claimId, version, serviceDate);
    List<Transfer> transfers = new ArrayList<>();
    if (liveCents != bookedCents) {
      transfers.add(
          BookEvent.CLAIM_DELIVERED.transfer(
              billingEntity, payer, "", liveCents - bookedCents, claim, why, day, version));
    }
    undoings.forEach(undoing -> transfers.add(undoing.mirror(claim, why, day)));
    return transfers;
  }

  /** The work items of the denials that stand again. */
  public Set<WorkItemKey> deniedItems() {
    return undoings.stream()
        .map(Transfer::subject)
        .map(of -> WorkItemKey.of(WorkItemKind.DENIED_CLAIM, of.paymentId(), of.ordinal()))
        .collect(Collectors.toSet());
  }
}
