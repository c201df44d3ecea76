package io.claimway.deposit;

import io.claimway.money.BankingCalendar;
import io.claimway.party.payer.DepositDays;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long payments and deposits may wait for each other.
 *
 * @param payers by the originator of those payers with whom it is otherwise than usual
 */
public record DepositPatience(DepositDays usual, Map<String, DepositDays> payers) {

  public DepositPatience {
    payers = Map.copyOf(payers);
  }

  /** What has waited since before one of these days is late, or overdue. */
  public record Limits(LocalDate amber, LocalDate red) {

    static Limits of(DepositDays days, LocalDate businessDate) {
      return new Limits(
          BankingCalendar.plus(businessDate, -days.amberDays()),
          BankingCalendar.plus(businessDate, -days.redDays()));
    }
  }

  public Limits usual(LocalDate businessDate) {
    return Limits.of(usual, businessDate);
  }

  /** Those of payers with whom it is otherwise, by originator. */
  public Map<String, Limits> ofPayers(LocalDate businessDate) {
    Map<String, Limits> limits = new TreeMap<>();
    payers.forEach((originator, days) -> limits.put(originator, Limits.of(days, businessDate)));
    return limits;
  }
}
