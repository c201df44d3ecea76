package io.claimway.remittance;

import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family's work items while the night goes on: those that are due now, and what is over. */
final class FamilyItems {
  private final Map<WorkItemKey, WorkItem> due = new LinkedHashMap<>();
  private final Set<WorkItemKey> over = new LinkedHashSet<>();

  List<WorkItem> due() {
    return List.copyOf(due.values());
  }

  List<WorkItemKey> over() {
    return List.copyOf(over);
  }

  void add(WorkItem item) {
    due.put(item.key(), item);
  }

  /** What lies under a key is due no more, whenever it was found. */
  void end(WorkItemKey key) {
    due.keySet().removeIf(key::covers);
    over.add(key);
  }

  /** What an adjudication denied, paid too little or adjusted by no known code stands no more. */
  void endDecision(AdjudicationKey adjudication) {
    end(AdjudicationItems.key(WorkItemKind.DENIED_CLAIM, adjudication));
    end(AdjudicationItems.key(WorkItemKind.UNDERPAID_LINE, adjudication));
    end(AdjudicationItems.key(WorkItemKind.OVERPAID_LINE, adjudication));
    end(AdjudicationItems.key(WorkItemKind.NEXT_PAYER_SHARE, adjudication));
    end(AdjudicationItems.key(WorkItemKind.UNDECIDED_PART, adjudication));
    end(AdjudicationItems.key(WorkItemKind.UNLISTED_ADJUSTMENT, adjudication));
  }
}
