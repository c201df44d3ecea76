package io.claimway.simulator.payer.fault;

/** Numbers that look random and depend only on the seed and on natural keys. */
public final class Dice {

  private final long seed;

  public Dice(long seed) {
    this.seed = seed;
  }

  /** A number from 0 up to, not including, {@code bound}. */
  public int below(int bound, String purpose, String key) {
    return (int) Math.floorMod(hash(purpose, key), (long) bound);
  }

  /** The rank of a key: whoever has the lowest is drawn first. */
  public long hash(String purpose, String key) {
    long hash = mix(seed ^ 0x9E3779B97F4A7C15L);
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
    }
    hash = mix(hash);
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
