package io.claimway.bank.bai2;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account's statement of one day: balances by type code, and its lines in order. */
public record Bai2Statement(
    String account,
    LocalDate asOf,
    String currency,
    Map<String, Long> balances,
    List<Bai2Line> lines,
    boolean refused) {

  private static final String OPENING_LEDGER = "010";
  private static final String CLOSING_LEDGER = "015";

  public Bai2Statement {
    balances = Map.copyOf(balances);
    lines = List.copyOf(lines);
  }

  /** Ledger balance at the start of the day in cents. */
  public Optional<Long> openingCents() {
    return Optional.ofNullable(balances.get(OPENING_LEDGER));
  }

  /** Ledger balance at the end of the day in cents. */
  public Optional<Long> closingCents() {
    return Optional.ofNullable(balances.get(CLOSING_LEDGER));
  }

  /** Leaves out the account number. */
  @Override
  public String toString() {
    return "Bai2Statement[" + asOf + ", " + lines.size() + " lines]";
  }
}
