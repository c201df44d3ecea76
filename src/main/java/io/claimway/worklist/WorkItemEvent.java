package io.claimway.worklist;

/** What happens to a work item; its trail is a list of these, and the item is where they lead. */
public enum WorkItemEvent {
  OPENED(WorkItemState.OPEN),
  /** Its cause is another now, or its dollars, its owner or what ends it. */
  CHANGED(WorkItemState.OPEN),
  /** A person ended it, and said why. */
  RESOLVED(WorkItemState.RESOLVED),
  /** Its cause ended. */
  CLOSED(WorkItemState.CLOSED),
  /** Its cause came back, or came to be another after a person had ended it. */
  REOPENED(WorkItemState.OPEN);

  private final WorkItemState leadsTo;

  WorkItemEvent(WorkItemState leadsTo) {
    this.leadsTo = leadsTo;
  }

  public WorkItemState leadsTo() {
    return leadsTo;
  }

  /** Whether the item's age counts from here. */
  public boolean opens() {
    return this == OPENED || this == REOPENED;
  }
}
