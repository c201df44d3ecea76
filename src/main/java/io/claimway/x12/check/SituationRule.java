package io.claimway.x12.check;

/** A rule across the segments of a loop, decided when the loop ends. */
final class SituationRule {
  /** The bit that makes the rule apply; 0 when it always does. */
  final long when;

  /** True when the rule applies while that bit is not set. */
  final boolean whenNot;

  /** The bit that must be set; 0 when something is forbidden. */
  final long need;

  /** The bit that must not be set. */
  final long forbid;

  /** The segment in question, by id and qualifier. */
  final String target;

  final String why;

  SituationRule(long when, boolean whenNot, long need, long forbid, String target, String why) {
    this.when = when;
    this.whenNot = whenNot;
    this.need = need;
    this.forbid = forbid;
    this.target = target;
    this.why = why;
  }

  boolean isBrokenBy(long bits) {
    boolean applies = when == 0 || ((bits & when) != 0) != whenNot;
    return applies && ((need != 0 && (bits & need) == 0) || (bits & forbid) != 0);
  }
}
