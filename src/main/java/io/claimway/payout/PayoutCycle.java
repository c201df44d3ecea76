package io.claimway.payout;

import io.claimway.money.BankingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  /** The name of its batch. */
  public String batchId() {
    return "P" + payDate.toString().replace("-", "");
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
   * The cycles that a night prepares: those due and not prepared. Missed ones are paid together on
   * the first date that their approval can still reach; where that date has its batch already, they
   * wait another night.
   *
   * @param prepared pay dates of all batches
   */
  public static List<PayoutCycle> toPrepare(
      LocalDate businessDate, int leadBankingDays, Set<LocalDate> prepared) {
    LocalDate earliest = earliestPayDate(businessDate);
    Map<LocalDate, PayoutCycle> byDate = new TreeMap<>();
    for (PayoutCycle cycle : due(businessDate, leadBankingDays)) {
      LocalDate reached = cycle.payDate.isBefore(earliest) ? earliest : cycle.payDate;
      if (!prepared.contains(cycle.payDate) && !prepared.contains(reached)) {
        byDate.merge(
            reached,
            new PayoutCycle(reached, cycle.confirmedThrough),
            (one, other) -> one.confirmedThrough.isAfter(other.confirmedThrough) ? one : other);
      }
    }
    return List.copyOf(byDate.values());
  }

  /** The earliest effective date that a release on this day can still reach. */
  public static LocalDate earliestPayDate(LocalDate releasedOn) {
    return BankingCalendar.plus(releasedOn, 1);
  }
}
