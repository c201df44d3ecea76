package io.claimway.patient;

import io.claimway.session.PatientPayment;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;

/** An event of the card processor that cannot count as things stand, and why. */
public record WaitingPayment(PatientPayment said, Why why) {

  /** Why an event waits; each ends when the facts are otherwise. */
  public enum Why {
    UNKNOWN_CLIENT("no facts tell of its client"),
    ANOTHERS_SESSION("its session is another client's"),
    NOT_THERE("what it speaks of has not come, or waits itself"),
    OF_ANOTHER("what it speaks of is another client's, session's or kind of event"),
    ABOVE_CHARGE("more would go back than is left of the charge"),
    OTHER_AMOUNT("what it speaks of is of another amount, or not whole any more"),
    SETTLED_BEFORE("what it speaks of is in a settlement already"),
    SETTLEMENT_CLOSED("the bank has brought its settlement without it");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  /** What a person looks at until it counts. */
  public WorkItem item() {
    return WorkItem.of(
        WorkItemKey.of(WorkItemKind.WAITING_CARD_EVENT, said.paymentId()),
        "card event " + said.paymentId(),
        said.kind() + " of session " + said.sessionId() + ": " + why.words,
        said.cents());
  }
}
