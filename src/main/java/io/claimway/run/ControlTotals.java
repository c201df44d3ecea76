package io.claimway.run;

/**
 * What went into a stage and where it ended, in records and cents, for one measure ("sessions",
 * "claims", "payments"). In must equal out + held + rejected + carried over, in both; {@link
 * #mustBalance} says by how much it does not.
 */
public record ControlTotals(
    String measure,
    long recordsIn,
    long recordsOut,
    long recordsHeld,
    long recordsRejected,
    long recordsCarried,
    long centsIn,
    long centsOut,
    long centsHeld,
    long centsRejected,
    long centsCarried) {

  /** Totals of nothing: what an empty stage publishes. */
  public static ControlTotals zero(String measure) {
    return new ControlTotals(measure, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Totals of a stage in which every record goes out whole. */
  public static ControlTotals through(String measure, long records, long cents) {
    return of(measure, records, cents).out(records, cents);
  }

  /**
   * Totals with only the in side filled; add where it ended with {@link #out} and its neighbours.
   */
  public static ControlTotals of(String measure, long recordsIn, long centsIn) {
    return new ControlTotals(measure, recordsIn, 0, 0, 0, 0, centsIn, 0, 0, 0, 0);
  }

  public ControlTotals out(long records, long cents) {
    return new ControlTotals(
        measure,
        recordsIn,
        records,
        recordsHeld,
        recordsRejected,
        recordsCarried,
        centsIn,
        cents,
        centsHeld,
        centsRejected,
        centsCarried);
  }

  public ControlTotals held(long records, long cents) {
    return new ControlTotals(
        measure,
        recordsIn,
        recordsOut,
        records,
        recordsRejected,
        recordsCarried,
        centsIn,
        centsOut,
        cents,
        centsRejected,
        centsCarried);
  }

  public ControlTotals rejected(long records, long cents) {
    return new ControlTotals(
        measure,
        recordsIn,
        recordsOut,
        recordsHeld,
        records,
        recordsCarried,
        centsIn,
        centsOut,
        centsHeld,
        cents,
        centsCarried);
  }

  public ControlTotals carried(long records, long cents) {
    return new ControlTotals(
        measure,
        recordsIn,
        recordsOut,
        recordsHeld,
        recordsRejected,
        records,
        centsIn,
        centsOut,
        centsHeld,
        centsRejected,
        cents);
  }

  /** Records that went in and are not accounted for; zero when the stage may publish. */
  public long missingRecords() {
    return recordsIn - recordsOut - recordsHeld - recordsRejected - recordsCarried;
  }

  /** Cents that went in and are not accounted for; zero when the stage may publish. */
  public long missingCents() {
    return centsIn - centsOut - centsHeld - centsRejected - centsCarried;
  }

  /** Refuses totals that do not add up, naming the difference. */
  public ControlTotals mustBalance(StageName stage) {
    if (missingRecords() != 0 || missingCents() != 0) {
      throw new UnbalancedTotals(stage, this);
    }
    return this;
  }
}
