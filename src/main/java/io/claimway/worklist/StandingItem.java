package io.claimway.worklist;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A work item as its trail has left it.
 *
 * @param lastSeq of the event in its trail that led here
 */
public record StandingItem(
    String id,
    WorkItemKind kind,
    String subject,
    String rootCause,
    Closing closing,
    WorkItemState state,
    LocalDate openedOn,
    LocalDate deadline,
    long cents,
    int lastSeq) {

  /** Why a person may not end it, and what does; empty where one may. */
  public Optional<String> whyNotByHand() {
    if (state != WorkItemState.OPEN) {
      return Optional.of("it is not open any more: " + state);
    }
    return closing == Closing.BY_HAND
        ? Optional.empty()
        : Optional.of(
            "what it comes from still holds (%s: %s), and it ends with that. Next: %s"
                .formatted(subject, rootCause, kind.nextAction()));
  }
}
