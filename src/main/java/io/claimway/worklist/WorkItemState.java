package io.claimway.worklist;

/** Where a work item stands. */
public enum WorkItemState {
  /** It has never been there. */
  NONE,
  OPEN,
  /** A person has ended it. */
  RESOLVED,
  /** Its cause has ended. */
  CLOSED
}
