package io.claimway.remittance;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A family's transfers while the night goes on: what tonight books, and what stands. A mirror never
 * stands: what a replacement has cancelled stays cancelled when the replacement is reversed.
 */
final class FamilyTransfers {
  private static final Set<BookEvent> BESIDE_CASH =
      EnumSet.of(
          BookEvent.CONTRACTUAL,
          BookEvent.PATIENT_SHARE,
          BookEvent.NEXT_PAYER_SHARE,
          BookEvent.DENIED,
          BookEvent.DENIAL_WRITTEN_OFF,
          BookEvent.WRITTEN_OFF,
          BookEvent.UNCLASSIFIED);

  private static final Set<BookEvent> SETTLES =
      EnumSet.of(BookEvent.PAYER_PAID, BookEvent.CONTRACTUAL);

  private final List<Transfer> standing = new ArrayList<>();
  private final List<Transfer> tonight = new ArrayList<>();

  /** Those on the book that nothing has undone yet. */
  FamilyTransfers(List<Transfer> booked) {
    booked.stream().filter(transfer -> transfer.undoes() == null).forEach(standing::add);
  }

  List<Transfer> tonight() {
    return tonight;
  }

  void book(Transfer transfer) {
    tonight.add(transfer);
    standing.add(transfer);
  }

  void suspend(PendingAdjudication pending) {
    pending.suspension().ifPresent(tonight::add);
  }

  /** Money that was suspended goes back to clearing, from where the claim takes it. */
  void release(PendingAdjudication pending) {
    if (pending.suspended() != null) {
      tonight.add(mirror(pending.suspended(), pending));
    }
  }

  /** Cancels what an adjudication booked and nothing has cancelled yet. */
  void undo(AdjudicationKey target, PendingAdjudication by) {
    undo(transfer -> isBookedBy(transfer, target), by);
  }

  /** The same, and leaves its cash. */
  void undoBesideCash(AdjudicationKey target, PendingAdjudication by) {
    undo(transfer -> isBookedBy(transfer, target) && BESIDE_CASH.contains(transfer.event()), by);
  }

  private void undo(Predicate<Transfer> which, PendingAdjudication by) {
    standing.stream().filter(which).forEach(transfer -> tonight.add(mirror(transfer, by)));
    standing.removeIf(which);
  }

  /** What payers have settled of a claim: paid, and written off by contract. */
  long settledCents(long claimId) {
    return standing.stream()
        .filter(transfer -> transfer.subject().claimId() != null)
        .filter(transfer -> transfer.subject().claimId() == claimId)
        .filter(transfer -> SETTLES.contains(transfer.event()))
        .mapToLong(
            transfer ->
                transfer.credit().kind() == AccountKind.PAYER_RECEIVABLE
                    ? transfer.amountCents()
                    : -transfer.amountCents())
        .sum();
  }

  /** Whether a version of a claim has taken its charge back. */
  boolean isVoidedBy(long claimId, int version) {
    return standing.stream()
        .anyMatch(
            transfer ->
                transfer.event() == BookEvent.CLAIM_VOIDED
                    && transfer.subject().claimId() == claimId
                    && transfer.subject().version() == version);
  }

  private static Transfer mirror(Transfer transfer, PendingAdjudication by) {
    return transfer.mirror(by.subject(), by.cause(), by.paidOn());
  }

  private static boolean isBookedBy(Transfer transfer, AdjudicationKey key) {
    Subject subject = transfer.subject();
    return subject.paymentId() != null
        && subject.ordinal() != null
        && subject.paymentId() == key.paymentId()
        && subject.ordinal() == key.ordinal();
  }
}
