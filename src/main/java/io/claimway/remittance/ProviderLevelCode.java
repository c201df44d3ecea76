package io.claimway.remittance;

import io.claimway.money.BankingCalendar;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemOwner;
import java.time.LocalDate;

/**
 * A reason of a provider adjustment (PLB03-1): what it does to the book, and who does what about it
 * where only a person can place it.
 */
public record ProviderLevelCode(
    String code,
    Treatment treatment,
    String meaning,
    WorkItemOwner owner,
    String action,
    int bankingDays) {

  /** What an adjustment of this reason does. */
  public enum Treatment {
    /** Opens or closes what the payer has yet to take under its reference. */
    RECOUPMENT,
    /** Interest that the payer pays. */
    INTEREST,
    /** A refund cheque of ours that the payer acknowledges. */
    REFUND,
    /** A person places it. */
    SUSPENSE
  }

  /** What is done about one that a person must look at. */
  WorkItemAdvice advice(LocalDate day) {
    return new WorkItemAdvice(owner, BankingCalendar.plus(day, bankingDays), meaning, action);
  }
}
