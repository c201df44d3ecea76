package io.claimway.simulator.payer.adjudication;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import java.time.LocalDate;

/**
 * The days on which a payer pays: its weekdays, or the next business day where one of them is a
 * holiday.
 */
final class PaymentDays {

  private PaymentDays() {}

  static LocalDate firstFrom(SimulatedPayer payer, LocalDate earliest) {
    LocalDate day = BankingCalendar.sameOrNext(earliest);
    while (!paysOn(payer, day)) {
      day = BankingCalendar.plus(day, 1);
    }
    return day;
  }

  private static boolean paysOn(SimulatedPayer payer, LocalDate day) {
    if (payer.paysOn().contains(day.getDayOfWeek())) {
      return true;
    }
    for (LocalDate before = day.minusDays(1);
        !BankingCalendar.isBankingDay(before);
        before = before.minusDays(1)) {
      if (payer.paysOn().contains(before.getDayOfWeek())) {
        return true;
      }
    }
    return false;
  }
}
