package io.claimway.worklist;

import java.util.Optional;

/**
 * The one decision by which work items follow what they come from: where an item stands, and
 * whether it is due now, say what happens to it.
 */
public final class WorkItemMerge {
  private WorkItemMerge() {}

  /** How an item that should be open now compares with the one that stands. */
  public enum Due {
    /** It should be open as it was last told. */
    AS_TOLD,
    /** It should be open with another cause, amount, owner or end. */
    OTHERWISE,
    /** It was looked at and should not be open. */
    NOT_DUE
  }

  /** What happens; empty where all is well. A person's word stands until the cause is another. */
  public static Optional<WorkItemEvent> event(WorkItemState standing, Due due) {
    return Optional.ofNullable(
        switch (due) {
          case NOT_DUE -> standing == WorkItemState.OPEN ? WorkItemEvent.CLOSED : null;
          case AS_TOLD -> standing == WorkItemState.CLOSED ? WorkItemEvent.REOPENED : null;
          case OTHERWISE ->
              switch (standing) {
                case NONE -> WorkItemEvent.OPENED;
                case OPEN -> WorkItemEvent.CHANGED;
                case RESOLVED, CLOSED -> WorkItemEvent.REOPENED;
              };
        });
  }
}
