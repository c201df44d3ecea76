package io.claimway.simulator.world;

/** What the world does to a session, with its share of a thousand. */
enum Trouble {
  NO_SHOW(30),
  LATE_CANCEL(10),
  CANCELLED_IN_WINDOW(15),
  CANCELLED_AFTER_CLAIM(4),
  AMENDED_IN_WINDOW(30),
  AMENDED_AFTER_CLAIM(6),
  TOLD_TWICE(12),
  TOLD_OUT_OF_ORDER(6),
  CONTRADICTION(3),
  GARBAGE(3),
  NOTE_UNSIGNED(8),
  NOTE_SIGNED_LATE(12),
  WRONG_MINUTES(8),
  NO_DIAGNOSIS(4),
  NO_RATE(4),
  NONE(845);

  private final int perMille;

  Trouble(int perMille) {
    this.perMille = perMille;
  }

  static Trouble of(long seed, long session) {
    double share = 1000 * Draw.even(seed, "trouble", session);
    for (Trouble each : values()) {
      share -= each.perMille;
      if (share < 0) {
        return each;
      }
    }
    return NONE;
  }
}
