package io.claimway.simulator.payer.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks whom a fault strikes.
 *
 * <p>How many is decided by the rate over all that could have been struck so far, so that a short
 * run has its share too; who, by the rank of the hashes of their natural keys, so that neither
 * order nor parallelism of the files matters.
 */
public final class FaultDraw {

  private final FaultMenu menu;
  private final Dice dice;
  private final Map<Fault, long[]> seenAndStruck = new EnumMap<>(Fault.class);

  public FaultDraw(FaultMenu menu, Dice dice) {
    this.menu = menu;
    this.dice = dice;
  }

  public Dice dice() {
    return dice;
  }

  /** The keys of today's candidates that the fault strikes. */
  public Set<String> strike(Fault fault, Collection<String> candidates) {
    FaultMenu.Dish dish = menu.dish(fault).orElse(null);
    if (dish == null || candidates.isEmpty()) {
      return Set.of();
    }
    long[] counts = seenAndStruck.computeIfAbsent(fault, any -> new long[2]);
    counts[0] += candidates.size();
    long due = dueAfter(counts[0], dish) - counts[1];
    if (due <= 0) {
      return Set.of();
    }
    Set<String> struck =
        candidates.stream()
            .sorted(
                Comparator.comparingLong((String key) -> dice.hash(fault.key(), key))
                    .thenComparing(key -> key))
            .limit(due)
            .collect(Collectors.toSet());
    counts[1] += struck.size();
    return struck;
  }

  private static long dueAfter(long seen, FaultMenu.Dish dish) {
    if (seen < dish.firstBy()) {
      return 0;
    }
    return 1 + (long) Math.floor((seen - dish.firstBy()) * dish.rate() / 100);
  }
}
