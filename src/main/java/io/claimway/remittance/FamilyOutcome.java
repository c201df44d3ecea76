package io.claimway.remittance;

import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import java.util.List;

/**
 * All that tonight's remittances do to one claim family.
 *
 * @param claims where claims stand now that moved
 * @param due work items that should be open now, of what tonight touched
 * @param over what lies under these keys and is not due has ended
 */
public record FamilyOutcome(
    List<AdjudicationOutcome> adjudications,
    List<Transfer> transfers,
    List<ClaimAdvance> events,
    List<ClaimStanding> claims,
    List<WorkItem> due,
    List<WorkItemKey> over) {

  public FamilyOutcome {
    adjudications = List.copyOf(adjudications);
    transfers = List.copyOf(transfers);
    events = List.copyOf(events);
    claims = List.copyOf(claims);
    due = List.copyOf(due);
    over = List.copyOf(over);
  }
}
