package io.claimway.run;

import java.util.Objects;

/**
 * Wrong data as a value: what was refused and why, so that the run goes on without it.
 *
 * @param reason upper-case code that can be counted, such as {@code ENDS_BEFORE_START}
 * @param detail what was found and what was expected; never PHI
 */
public record Rejection(String reason, String detail) {

  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  public static Rejection of(String reason, String detail) {
    return new Rejection(reason, detail);
  }
}
