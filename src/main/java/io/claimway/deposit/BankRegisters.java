package io.claimway.deposit;

import io.claimway.patient.CardSettlement;
import java.util.Collection;
import java.util.List;

/**
 * What the book expects of the bank.
 *
 * @param clearings payments that lines may name, cleared ones too
 * @param released payout batches whose debit has not come
 * @param sent entries of payouts that left
 * @param settlements what the card processor paid out and no bank line has brought
 */
public record BankRegisters(
    List<PaymentClearing> clearings,
    List<ReleasedBatch> released,
    List<SentEntry> sent,
    List<CardSettlement> settlements) {

  public BankRegisters {
    clearings = List.copyOf(clearings);
    released = List.copyOf(released);
    sent = List.copyOf(sent);
    settlements = List.copyOf(settlements);
  }

  /** Payments alone. */
  static BankRegisters ofPayments(Collection<PaymentClearing> clearings) {
    return new BankRegisters(List.copyOf(clearings), List.of(), List.of(), List.of());
  }
}
