package io.claimway.patient;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An event of the card processor that counts, for good.
 *
 * @param relatedPaymentId what it speaks of; null for a charge and for a fee of its own
 * @param chargeId the charge at the beginning; null for a fee of its own
 * @param settlementId the processor's payout that it is in; null unless it is a settlement
 * @param cents what it moves: below zero where money goes back to the client, and for the
 *     settlement of such an event
 * @param billingEntity whose card account it is
 */
public record CountedPayment(
    String paymentId,
    int revision,
    PaymentKind kind,
    String sessionId,
    String clientId,
    String relatedPaymentId,
    String chargeId,
    String settlementId,
    long cents,
    long feeCents,
    LocalDate effectiveOn,
    String billingEntity) {

  boolean isSettlement() {
    return kind == PaymentKind.SETTLEMENT;
  }

  /** Of the client's money with the processor; a settlement books nothing before the bank. */
  public Optional<Transfer> transfer() {
    if (isSettlement()) {
      return Optional.empty();
    }
    return Optional.of(
        BookEvent.CLIENT_CHARGED.transfer(
            billingEntity,
            "",
            clientId,
            cents,
            Subject.session("card event " + paymentId, sessionId, null),
            "card event " + paymentId,
            effectiveOn));
  }

  /** Whether a later revision says the same of what counts. */
  boolean isAsSaid(PatientPayment later) {
    return later.kind() == kind
        && later.sessionId().equals(sessionId)
        && later.clientId().equals(clientId)
        && later.cents() == Math.abs(cents)
        && later.feeCents() == feeCents;
  }

  /** What a person looks at where a later revision says otherwise: what is booked stands. */
  public Optional<WorkItem> saidOtherwise(PatientPayment later) {
    if (isAsSaid(later)) {
      return Optional.empty();
    }
    return Optional.of(
        WorkItem.of(
            WorkItemKey.of(WorkItemKind.CARD_EVENT_SAID_OTHERWISE, paymentId),
            "card event " + paymentId,
            "revision %d says otherwise than revision %d, which counts"
                .formatted(later.revision(), revision),
            later.cents()));
  }
}
