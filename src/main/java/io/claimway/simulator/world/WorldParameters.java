package io.claimway.simulator.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How large a world is and when it is told.
 *
 * @param nights business nights in order; the reference facts come with the first
 * @param sessionsPerNight new sessions of each night
 */
public record WorldParameters(long seed, List<LocalDate> nights, List<Integer> sessionsPerNight) {

  /** The answers to the last claims need about this many nights to come back. */
  private static final int QUIET_NIGHTS = 10;

  public WorldParameters {
    nights = List.copyOf(nights);
    sessionsPerNight = List.copyOf(sessionsPerNight);
    if (nights.isEmpty() || nights.size() != sessionsPerNight.size()) {
      throw new IllegalArgumentException(
          "Cannot make a world: %d nights, %d counts of sessions"
              .formatted(nights.size(), sessionsPerNight.size()));
    }
  }

  /** Sessions spread over all nights, with fewer in the last ten, so that their answers arrive. */
  public static WorldParameters demo(int sessions, int nights, long seed, LocalDate firstNight) {
    int busy = nights > 2 * QUIET_NIGHTS ? nights - QUIET_NIGHTS : nights;
    long weights = 3L * busy + (nights - busy);
    List<Integer> counts = new ArrayList<>();
    long before = 0;
    for (int night = 0; night < nights; night++) {
      long until = before + (night < busy ? 3 : 1);
      counts.add((int) (sessions * until / weights - sessions * before / weights));
      before = until;
    }
    return new WorldParameters(seed, BusinessNights.from(firstNight, nights), counts);
  }

  /** One large night, after a night that brings only the reference facts. */
  public static WorldParameters oneNight(int sessions, long seed, LocalDate night) {
    LocalDate before = night.minusDays(1);
    while (!BusinessNights.isBusinessDay(before)) {
      before = before.minusDays(1);
    }
    return new WorldParameters(seed, List.of(before, night), List.of(0, sessions));
  }

  int sessions() {
    return sessionsPerNight.stream().mapToInt(Integer::intValue).sum();
  }

  int largestNight() {
    return sessionsPerNight.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  LocalDate lastNight() {
    return nights.get(nights.size() - 1);
  }

  /** The night at a share of the whole, the first for a world of one. */
  LocalDate nightAt(int percent) {
    return nights.get((nights.size() - 1) * percent / 100);
  }
}
