package io.claimway.simulator.world;

import io.claimway.party.Address;
import java.time.ZoneId;
import java.util.List;

/** A state of the network, with its share of each ten clients, providers and sessions. */
enum Region {
  NY("America/New_York", 0, 0, 5, 6, "New York:10011,Brooklyn:11201,Albany:12207"),
  CA("America/Los_Angeles", 1, 5, 3, 4, "Los Angeles:90012,Oakland:94607"),
  TX("America/Chicago", 2, 8, 2, 2, "Austin:78701,Houston:77002");

  private static final int TEN = 10;
  private static final List<String> STREETS =
      List.of("Maple", "Cedar", "Lake", "Hill", "Juniper", "Orchard", "Canal", "Prospect");

  private final ZoneId zone;
  private final int number;
  private final int first;
  private final int share;
  private final int practicesPerForty;
  private final String cities;

  Region(String zone, int number, int first, int share, int practicesPerForty, String cities) {
    this.zone = ZoneId.of(zone);
    this.number = number;
    this.first = first;
    this.share = share;
    this.practicesPerForty = practicesPerForty;
    this.cities = cities;
  }

  static Region of(long index) {
    int place = (int) (index % TEN);
    return place < CA.first ? NY : place < TX.first ? CA : TX;
  }

  /** How many of a multiple of ten belong here. */
  int sizeOf(int whole) {
    return whole / TEN * share;
  }

  /** The place of an index among those of its region. */
  int position(long index) {
    return (int) (index / TEN * share + index % TEN - first);
  }

  /** The index whose {@link #position} this is. */
  int index(int position) {
    return position / share * TEN + first + position % share;
  }

  /** How many practices share that many providers. */
  int practices(int providers) {
    return Math.max(1, providers / 40 * practicesPerForty);
  }

  /** 0, 1 or 2. */
  int number() {
    return number;
  }

  ZoneId zone() {
    return zone;
  }

  Address address(Draw draw) {
    String[] city = draw.pick(List.of(cities.split(",", -1))).split(":", -1);
    return new Address(
        draw.between(1, 980) + " " + draw.pick(STREETS) + " Street",
        draw.chance(0.2) ? "Apt " + draw.between(1, 40) : null,
        city[0],
        name(),
        city[1] + "%04d".formatted(draw.between(1001, 9899)));
  }
}
