package io.claimway.simulator.payer.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Deposits that payers have started and that the bank has not booked yet. */
public final class DepositQueue {

  private final TreeMap<LocalDate, List<Deposit>> due = new TreeMap<>();

  public void add(LocalDate day, Deposit deposit) {
    due.computeIfAbsent(day, any -> new ArrayList<>()).add(deposit);
  }

  List<Deposit> take(LocalDate day) {
    List<Deposit> taken = new ArrayList<>();
    while (!due.isEmpty() && !due.firstKey().isAfter(day)) {
      taken.addAll(due.pollFirstEntry().getValue());
    }
    return taken;
  }
}
