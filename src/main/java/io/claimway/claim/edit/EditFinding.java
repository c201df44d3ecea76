package io.claimway.claim.edit;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What an edit found in a session (SPEC §6). The findings of a claim version are kept as the trace
 * of how it was decided.
 *
 * @param edition the first service date of the edition that was applied
 * @param line position of the service line among those of the session, from 1; 0 for the session
 * @param source where the rule comes from
 * @param message what is missing, or what was put right, in words that hold no value of it
 */
public record EditFinding(
    EditCode edit,
    LocalDate edition,
    Severity severity,
    String sessionId,
    int line,
    String source,
    String message) {

  public EditFinding {
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(sessionId, "sessionId");
  }

  /** Whether the session may not be billed with it. */
  public boolean holds() {
    return severity == Severity.HOLD;
  }
}
