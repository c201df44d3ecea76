package io.claimway.bank.bai2;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account's statement of one day: balances by type code, and its lines in order.
 *
 * @param status what its group is meant for
 * @param interim whether the day goes on after it: a later statement says the same lines again
 */
public record Bai2Statement(
    String account,
    LocalDate asOf,
    GroupStatus status,
    boolean interim,
    String currency,
    Map<String, Long> balances,
    List<Bai2Line> lines,
    boolean refused) {

  private static final String OPENING_LEDGER = "010";
  private static final String CLOSING_LEDGER = "015";

  /** As-of modifiers of reports that a final one of the same day follows. */
  private static final Set<String> INTERIM = Set.of("1", "3");

  static boolean isInterim(String modifier) {
    return INTERIM.contains(modifier.replaceFirst("^0+(?=.)", ""));
  }

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
