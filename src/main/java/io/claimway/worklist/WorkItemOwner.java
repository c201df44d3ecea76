package io.claimway.worklist;

import java.util.Locale;

/** Which desk of the network a work item waits for. */
public enum WorkItemOwner {
  FINANCE,
  OPERATIONS,
  SUPPORT,
  ENGINEER;

  /** The word for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
