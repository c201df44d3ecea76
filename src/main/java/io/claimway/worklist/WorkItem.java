package io.claimway.worklist;

import java.util.Objects;

/**
 * Something that a person must look at, as the state that it comes from says it now: it opens,
 * changes and closes with that.
 *
 * @param claimId null where no claim is concerned
 * @param subject what it is about, as a person names it; likewise the root cause: never PHI
 * @param evidence hash of the inbound file that told of it, or null
 * @param advice what a table says of it, or null where its kind says all
 */
public record WorkItem(
    WorkItemKey key,
    Long claimId,
    String subject,
    String rootCause,
    long cents,
    String evidence,
    WorkItemAdvice advice) {

  public WorkItem {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(rootCause, "rootCause");
  }

  /** An item about no claim, which no file tells of. */
  public static WorkItem of(WorkItemKey key, String subject, String rootCause, long cents) {
    return new WorkItem(key, null, subject, rootCause, cents, null, null);
  }

  /** An item about a claim. */
  public static WorkItem ofClaim(
      WorkItemKey key, Long claimId, String subject, String rootCause, long cents) {
    return new WorkItem(key, claimId, subject, rootCause, cents, null, null);
  }

  /** An item that an inbound file tells of, whose dollars are not known. */
  public static WorkItem ofFile(
      WorkItemKey key, String subject, String rootCause, String evidence) {
    return ofFile(key, subject, rootCause, 0, evidence);
  }

  /** An item that an inbound file tells of. */
  public static WorkItem ofFile(
      WorkItemKey key, String subject, String rootCause, long cents, String evidence) {
    return new WorkItem(key, null, subject, rootCause, cents, evidence, null);
  }

  /** The same with what a table says of it. */
  public WorkItem advised(WorkItemAdvice itsAdvice) {
    return new WorkItem(key, claimId, subject, rootCause, cents, evidence, itsAdvice);
  }

  public WorkItemKind kind() {
    return key.kind();
  }
}
