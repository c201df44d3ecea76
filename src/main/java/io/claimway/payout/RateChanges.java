package io.claimway.payout;

import io.claimway.money.Cents;
import io.claimway.party.Contract;
import io.claimway.party.ContractRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What contracts say otherwise now about the pay of sessions that a batch pays for. */
public final class RateChanges {
  private RateChanges() {}

  /** Service dates of a batch's sessions of one payer. */
  public record Span(String payer, LocalDate from, LocalDate to) {}

  /**
   * One sentence per rate that was another.
   *
   * @param then the contracts as they were known when the batch was prepared, by id
   */
  public static List<String> between(
      Map<String, Contract> then, Map<String, Contract> now, List<Span> spans) {
    List<String> changes = new ArrayList<>();
    for (Contract contract : now.values()) {
      Contract before = then.get(contract.contractId());
      if (before != null && before.revision() == contract.revision()) {
        continue;
      }
      spans.stream()
          .filter(span -> span.payer().equals(contract.payer()))
          .forEach(span -> compare(contract.contractId(), before, contract, span, changes));
    }
    return changes;
  }

  private static void compare(
      String contractId, Contract before, Contract after, Span span, List<String> changes) {
    Map<String, Long> was = rates(before, span);
    Map<String, Long> is = rates(after, span);
    TreeSet<String> all = new TreeSet<>(was.keySet());
    all.addAll(is.keySet());
    for (String rate : all) {
      if (!was.getOrDefault(rate, 0L).equals(is.getOrDefault(rate, 0L))) {
        changes.add(
            "contract %s pays %s for %s, it paid %s"
                .formatted(contractId, words(is.get(rate)), rate, words(was.get(rate))));
      }
    }
  }

  /** What providers are paid, by procedure, licence and the first day that it holds within. */
  private static Map<String, Long> rates(Contract contract, Span span) {
    Map<String, Long> rates = new TreeMap<>();
    if (contract != null) {
      for (ContractRate rate : contract.rates()) {
        if (!rate.effectiveFrom().isAfter(span.to())
            && (rate.effectiveTo() == null || !rate.effectiveTo().isBefore(span.from()))) {
          LocalDate first =
              rate.effectiveFrom().isBefore(span.from()) ? span.from() : rate.effectiveFrom();
          rates.putIfAbsent(
              "%s by %s from %s".formatted(rate.procedureCode(), rate.licence(), first),
              rate.providerCents());
        }
      }
    }
    return rates;
  }

  private static String words(Long cents) {
    return cents == null ? "nothing" : Cents.dollars(cents);
  }
}
