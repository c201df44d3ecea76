package io.claimway.remittance;

import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import java.util.List;

/**
 * All that tonight's remittances do to one claim family.
 *
 * @param reversed booked adjudications that no longer stand
 * @param claims where claims stand now that moved
 * @param closed ids of work items that have ended
 */
public record FamilyOutcome(
    List<AdjudicationOutcome> adjudications,
    List<AdjudicationKey> reversed,
    List<Transfer> transfers,
    List<ClaimAdvance> events,
    List<ClaimStanding> claims,
    List<WorkItem> opened,
    List<String> closed) {

  public FamilyOutcome {
    adjudications = List.copyOf(adjudications);
    reversed = List.copyOf(reversed);
    transfers = List.copyOf(transfers);
    events = List.copyOf(events);
    claims = List.copyOf(claims);
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
  }
}
