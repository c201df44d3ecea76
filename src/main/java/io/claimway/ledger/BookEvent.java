package io.claimway.ledger;

import static io.claimway.ledger.AccountKind.*;

import java.time.LocalDate;

/**
 * What may happen to the book, and which kinds of account it debits and credits (SPEC §8.2): the
 * one table that every transfer is made through. An amount below zero swaps the two sides.
 */
public enum BookEvent {
  /** A claim's first version was delivered, or a later one with another charge. */
  CLAIM_DELIVERED(PAYER_RECEIVABLE, GROSS_CHARGES),
  /** A void is effective. */
  CLAIM_VOIDED(GROSS_CHARGES, PAYER_RECEIVABLE),

  PAYER_PAID(REMITTANCE_CLEARING, PAYER_RECEIVABLE),
  CONTRACTUAL(CONTRACTUAL_ADJUSTMENTS, PAYER_RECEIVABLE),
  /** Deductible, coinsurance or copayment, and nobody else covers. */
  PATIENT_SHARE(PATIENT_RECEIVABLE, PAYER_RECEIVABLE),
  /** The same where another payer covers: owed by the next, no more by the prior. */
  NEXT_PAYER_SHARE(PAYER_RECEIVABLE, PAYER_RECEIVABLE),
  DENIED(DENIED_RECEIVABLE, PAYER_RECEIVABLE),
  /** An adjustment that no table knows. */
  UNCLASSIFIED(SUSPENSE, PAYER_RECEIVABLE),

  /** A payer paid above the charge. */
  PAID_ABOVE_CHARGE(PAYER_RECEIVABLE, CREDIT_BALANCES),
  CREDIT_REFUNDED(CREDIT_BALANCES, REFUND_CLEARING),

  /** Money of a payment that nobody can place yet. */
  SUSPENDED(REMITTANCE_CLEARING, SUSPENSE),
  /** PLB WO or FB: kept for later, or taken now. */
  RECOUPMENT(REMITTANCE_CLEARING, PAYER_RECOUPMENT),
  /** PLB L6. */
  INTEREST(REMITTANCE_CLEARING, INTEREST_INCOME),
  /** PLB 72: a refund cheque of ours is acknowledged. */
  REFUND_ACKNOWLEDGED(REMITTANCE_CLEARING, REFUND_CLEARING),
  REFUND_SENT(REFUND_CLEARING, BANK_CASH),
  /** What a payer took or gave beside its claims, as a person says: for a creditor of ours. */
  LEVIED(REMITTANCE_CLEARING, LEVIES),
  /** The same, and the network bears it. */
  ADJUSTMENT_WRITTEN_OFF(REMITTANCE_CLEARING, WRITE_OFFS),
  /** A payment of one billing entity is adjusted for another: the first owes it to the other. */
  ADJUSTED_ACROSS(REMITTANCE_CLEARING, INTERCOMPANY),
  /** The same in the books of the other. */
  RECOUPMENT_ACROSS(INTERCOMPANY, PAYER_RECOUPMENT),
  INTEREST_ACROSS(INTERCOMPANY, INTEREST_INCOME),
  REFUND_ACROSS(INTERCOMPANY, REFUND_CLEARING),

  DEPOSIT(BANK_CASH, UNAPPLIED_DEPOSITS),
  DEPOSIT_CLEARED(UNAPPLIED_DEPOSITS, REMITTANCE_CLEARING),
  /** The same where the account is another entity's: there it is owed across, here it came. */
  DEPOSIT_HELD_ACROSS(UNAPPLIED_DEPOSITS, INTERCOMPANY),
  DEPOSIT_CLEARED_ACROSS(INTERCOMPANY, REMITTANCE_CLEARING),
  /** What the bank charges for itself. */
  BANK_FEE(BANK_FEES, BANK_CASH),
  /** What the bank pays for balances; below zero where it charges for them. */
  BANK_INTEREST(BANK_CASH, INTEREST_INCOME),
  /** Cash between accounts of ours: what left one has yet to come to the other. */
  CASH_MOVED(BANK_CASH, CASH_TRANSFERS),
  /** The same between accounts of two billing entities. */
  CASH_MOVED_ACROSS(BANK_CASH, INTERCOMPANY),
  /** What an account held before the bank's first statement. */
  OPENING_CASH(BANK_CASH, OPENING_BALANCES),
  /** A bank line that nothing explains. */
  BANK_LINE_SUSPENDED(BANK_CASH, SUSPENSE),

  /** A client paid by card; below zero where it goes back to the client. */
  CLIENT_CHARGED(CARD_CLEARING, PATIENT_PREPAYMENTS),
  /** What a client paid before pays the share that is known now. */
  PREPAYMENT_APPLIED(PATIENT_PREPAYMENTS, PATIENT_RECEIVABLE),
  /** The same where the share is owed to another entity than was paid: there, and here. */
  PREPAYMENT_GIVEN_ACROSS(PATIENT_PREPAYMENTS, INTERCOMPANY),
  PREPAYMENT_APPLIED_ACROSS(INTERCOMPANY, PATIENT_RECEIVABLE),
  /** The bank has what the card processor paid out, net of its fee. */
  CARD_SETTLED(UNAPPLIED_DEPOSITS, CARD_CLEARING),
  CARD_FEE(CARD_FEES, CARD_CLEARING),
  /** What the card processor kept of a payer's card payment. */
  PAYER_CARD_FEE(CARD_FEES, REMITTANCE_CLEARING),

  EARNED(PROVIDER_EXPENSE, PROVIDER_PAYABLE),
  /** A payout is on its way through the bank. */
  PAYOUT_RELEASED(PROVIDER_PAYABLE, ACH_CLEARING),
  /** One billing entity owes what another pays for it. */
  PAYOUT_OWED_ACROSS(PROVIDER_PAYABLE, INTERCOMPANY),
  PAYOUT_PAID_ACROSS(INTERCOMPANY, ACH_CLEARING),
  PAYOUT_SETTLED(ACH_CLEARING, BANK_CASH),
  /** The bank brings an entry back. */
  ENTRY_RETURNED(BANK_CASH, ACH_CLEARING),

  WRITTEN_OFF(WRITE_OFFS, PAYER_RECEIVABLE),
  DENIAL_WRITTEN_OFF(WRITE_OFFS, DENIED_RECEIVABLE),
  PATIENT_WRITTEN_OFF(BAD_DEBT, PATIENT_RECEIVABLE),
  OPENING_RECEIVABLE(PAYER_RECEIVABLE, OPENING_BALANCES);

  private final AccountKind debit;
  private final AccountKind credit;

  BookEvent(AccountKind debit, AccountKind credit) {
    this.debit = debit;
    this.credit = credit;
  }

  /** The kind that a positive amount debits. */
  public AccountKind debit() {
    return debit;
  }

  /** The kind that a positive amount credits. */
  public AccountKind credit() {
    return credit;
  }

  /**
   * The transfer of an amount by this event.
   *
   * @param debitOwner empty where the kind has none; likewise creditOwner
   * @param cents not zero; below zero debits what is credited otherwise
   * @param place tells apart what one subject books by one event: a line, an adjustment
   */
  public Transfer transfer(
      String entity,
      String debitOwner,
      String creditOwner,
      long cents,
      Subject subject,
      String cause,
      LocalDate effectiveDate,
      int... place) {
    Account usualDebit = debit.of(entity, debitOwner);
    Account usualCredit = credit.of(entity, creditOwner);
    return new Transfer(
        key(effectiveDate, subject, place),
        this,
        cents > 0 ? usualDebit : usualCredit,
        cents > 0 ? usualCredit : usualDebit,
        Math.abs(cents),
        subject,
        null,
        cause,
        effectiveDate);
  }

  private TransferKey key(LocalDate date, Subject subject, int... place) {
    StringBuilder places = new StringBuilder();
    for (int number : place) {
      places.append(number).append('.');
    }
    return TransferKey.of(date, name(), subject.naturalKey(), places.toString());
  }
}
