package io.claimway.run;

import java.util.Locale;

/** The stages of a night, in the order in which they run (SPEC §2). */
public enum StageName {
  RECEIVE,
  INGEST,
  ACKNOWLEDGE,
  REMIT,
  REASSOCIATE,
  ELIGIBILITY,
  BUILD,
  SPLIT,
  SUBMIT,
  PAYOUT,
  PROVE,
  REPORT;

  /** The word used in tables, paths, metrics and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
