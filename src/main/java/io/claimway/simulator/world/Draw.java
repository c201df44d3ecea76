package io.claimway.simulator.world;

import java.util.List;

/** Chance that follows from a seed, a purpose and an index alone, in any order of asking. */
final class Draw {

  private static final double GOLDEN = 0.6180339887498949;

  private long state;

  private Draw(long state) {
    this.state = state;
  }

  static Draw of(long seed, String purpose, long index) {
    Draw draw = new Draw(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    draw.next();
    draw.state += index * 0xD1342543DE82EF95L;
    draw.next();
    return draw;
  }

  /**
   * A number in [0, 1) for each index, so evenly spread over consecutive indices that a rate of one
   * in a hundred shows once in about every hundred, even in a small world.
   */
  static double even(long seed, String purpose, long index) {
    double start = of(seed, purpose, 0).fraction();
    double spread = start + index * GOLDEN;
    return spread - Math.floor(spread);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return fraction() < probability;
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  int between(int from, int to) {
    return from + (int) Math.floorMod(next(), (long) to - from + 1);
  }

  <T> T pick(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }
}
