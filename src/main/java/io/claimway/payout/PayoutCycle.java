package io.claimway.payout;

import io.claimway.money.BankingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One pay date and the sessions it pays for (SPEC §8.4): those first confirmed on days 1–15 are
 * paid on the last day of that month, the others on the 15th of the next.
 *
 * @param payDate the ACH effective date: the banking day on or before the calendar's pay date
 * @param confirmedThrough last day of first confirmation, in the practice's zone, that the cycle
 *     takes in
 */
public record PayoutCycle(LocalDate payDate, LocalDate confirmedThrough) {
  private static final int MID_MONTH = 15;

  /**
   * How many months back a missed cycle is still looked for: a night that late is a person's
   * matter.
   */
  private static final int MONTHS_BACK = 2;

  /** The day on which its batch is prepared. */
  public LocalDate preparedOn(int leadBankingDays) {
    return BankingCalendar.plus(payDate, -leadBankingDays);
  }

  /**
   * The name of its next batch: P and the pay date, and a letter where that has its batch already.
   *
   * @param taken the names of batches so far
   */
  public String batchId(Set<String> taken) {
    String first = "P" + payDate.toString().replace("-", "");
    if (!taken.contains(first)) {
      return first;
    }
    for (char letter = 'B'; letter <= 'Z'; letter++) {
      if (!taken.contains(first + letter)) {
        return first + letter;
      }
    }
    throw new IllegalStateException(
        "Cannot prepare another batch for " + payDate + ": it has 26 of them");
  }

  /**
   * Cycles whose day of preparation has come, oldest first. One that was missed keeps its sessions
   * and is paid as soon as the lead allows.
   */
  public static List<PayoutCycle> due(LocalDate businessDate, int leadBankingDays) {
    List<PayoutCycle> due = new ArrayList<>();
    YearMonth first = YearMonth.from(businessDate).minusMonths(MONTHS_BACK);
    for (int month = 0; month <= MONTHS_BACK + 1; month++) {
      YearMonth of = first.plusMonths(month);
      add(due, of.atDay(MID_MONTH), of.atDay(1).minusDays(1), businessDate, leadBankingDays);
      add(due, of.atEndOfMonth(), of.atDay(MID_MONTH), businessDate, leadBankingDays);
    }
    return due;
  }

  private static void add(
      List<PayoutCycle> due,
      LocalDate calendarDay,
      LocalDate through,
      LocalDate businessDate,
      int leadBankingDays) {
    PayoutCycle cycle = new PayoutCycle(BankingCalendar.sameOrPrevious(calendarDay), through);
    if (!cycle.preparedOn(leadBankingDays).isAfter(businessDate)) {
      due.add(cycle);
    }
  }

  /**
   * The cycles that a night prepares, each in a batch of its own: those due and later than what is
   * prepared. A missed one is paid on the first date that an approval can still reach.
   *
   * @param preparedThrough of the newest cycle that a night has prepared; null for none
   */
  public static List<PayoutCycle> toPrepare(
      LocalDate businessDate, int leadBankingDays, LocalDate preparedThrough) {
    LocalDate earliest = BankingCalendar.plus(BankingCalendar.sameOrNext(businessDate), 2);
    return due(businessDate, leadBankingDays).stream()
        .filter(cycle -> preparedThrough == null || cycle.confirmedThrough.isAfter(preparedThrough))
        .map(
            cycle ->
                cycle.payDate.isBefore(earliest)
                    ? new PayoutCycle(earliest, cycle.confirmedThrough)
                    : cycle)
        .toList();
  }

  /** Everything that was due by a day, to be paid on another date than its own. */
  public static PayoutCycle allDue(LocalDate businessDate, int leadBankingDays, LocalDate payDate) {
    List<PayoutCycle> due = due(businessDate, leadBankingDays);
    return new PayoutCycle(payDate, due.get(due.size() - 1).confirmedThrough);
  }
}
