package io.claimway.payout;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;

/**
 * A change of what a session earns.
 *
 * @param seq its place among the session's changes
 * @param billingEntity who owes it
 * @param cents what it earns more; below zero where it earns less, as far as that is not paid yet
 * @param overpaidCents what is paid and no longer earned: a person's matter
 */
public record Earning(
    SessionPay session, int seq, String billingEntity, long cents, long overpaidCents) {

  /** What a person looks at: pay that is no longer earned. */
  public WorkItem recoupment() {
    return WorkItem.of(
        WorkItemKey.of(WorkItemKind.PAYOUT_RECOUPMENT, session.sessionId(), seq),
        "session " + session.sessionId(),
        "paid to practice "
            + session.practiceId()
            + " and no longer earned; needs a fault code and notice",
        overpaidCents);
  }

  /** What the change books; refused where it changes nothing. */
  public Transfer transfer(LocalDate businessDate) {
    return BookEvent.EARNED.transfer(
        billingEntity,
        session.practiceId(),
        session.practiceId(),
        cents,
        Subject.session(
            session.sessionId() + '|' + seq, session.sessionId(), session.serviceDate()),
        "session " + session.sessionId(),
        businessDate);
  }
}
