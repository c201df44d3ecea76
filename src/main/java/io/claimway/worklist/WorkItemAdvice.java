package io.claimway.worklist;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a table says about an item beyond its kind: whose it is, by when, what is the matter and
 * what to do about it. Never PHI.
 */
public record WorkItemAdvice(WorkItemOwner owner, LocalDate deadline, String cause, String action) {

  public WorkItemAdvice {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(action, "action");
  }

  /** Cause and action as a person reads them. */
  public String text() {
    return cause + ": " + action;
  }
}
