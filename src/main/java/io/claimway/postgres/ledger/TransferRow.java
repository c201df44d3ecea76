package io.claimway.postgres.ledger;

import io.claimway.ledger.Account;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;

/**
 * A transfer as it is copied into Postgres, one component per column of {@code staging.transfer}.
 *
 * @param debitOwner owner of the account that the event usually debits; likewise creditOwner
 * @param cents below zero where the sides are swapped
 * @param undoes hash of the key that it mirrors, or null
 */
public record TransferRow(
    LocalDate keyDate,
    String keyHash,
    String event,
    String entity,
    String debitOwner,
    String creditOwner,
    long cents,
    Long claimId,
    Integer version,
    Integer lineNumber,
    Long paymentId,
    Integer ordinal,
    Long bankLineId,
    String payoutId,
    String sessionId,
    String undoes,
    String cause,
    LocalDate serviceDate,
    LocalDate effectiveDate) {

  /** The row of a transfer. */
  public static TransferRow of(Transfer transfer) {
    boolean swapped = transfer.debit().kind() != transfer.event().debit();
    Account debit = swapped ? transfer.credit() : transfer.debit();
    Account credit = swapped ? transfer.debit() : transfer.credit();
    Subject subject = transfer.subject();
    return new TransferRow(
        transfer.key().date(),
        transfer.key().hash(),
        transfer.event().name(),
        debit.entity(),
        debit.owner(),
        credit.owner(),
        swapped ? -transfer.amountCents() : transfer.amountCents(),
        subject.claimId(),
        subject.version(),
        subject.lineNumber(),
        subject.paymentId(),
        subject.ordinal(),
        subject.bankLineId(),
        subject.payoutId(),
        subject.sessionId(),
        transfer.undoes() == null ? null : transfer.undoes().hash(),
        transfer.cause(),
        subject.serviceDate(),
        transfer.effectiveDate());
  }
}
