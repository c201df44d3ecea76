package io.claimway.stage;

import io.claimway.run.StageName;
import java.time.LocalDate;

/**
 * Named points at which the process can be made to die as by {@code kill -9} (DESIGN 10). {@code
 * CLAIMWAY_CRASH_AT=stage:point} or {@code stage:point@business-date}.
 */
public record CrashPoints(String crashAt) {
  /** Before anything of the stage is staged. */
  public static final String BEFORE_STAGING = "before-staging";

  /** Some rows are staged, some are not. */
  public static final String MID_COPY = "mid-copy";

  /** All is staged, nothing published. */
  public static final String BEFORE_PUBLISH = "before-publish";

  /** Published, but nobody knows yet. */
  public static final String AFTER_PUBLISH = "after-publish";

  /** Delivery: the intent row is committed, the object is not yet put. */
  public static final String BEFORE_PUT = "before-put";

  /** Delivery: the object is put, the delivered row is not yet written. */
  public static final String AFTER_PUT = "after-put";

  private static final int KILLED = 137;

  /** The points named by the environment. */
  public static CrashPoints fromEnvironment() {
    return new CrashPoints(System.getenv("CLAIMWAY_CRASH_AT"));
  }

  /** Halts the process when this point of this stage is the named one. */
  public void reach(StageName stage, LocalDate businessDate, String point) {
    if (crashAt == null) {
      return;
    }
    String here = stage.word() + ":" + point;
    if (crashAt.equals(here) || crashAt.equals(here + "@" + businessDate)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
