package io.claimway.session;

import java.util.List;
import java.util.Objects;

/**
 * One procedure of a session with its clinical modifiers and units, as the therapist recorded it.
 */
public record ServiceLine(String procedureCode, List<String> modifiers, int units) {

  public ServiceLine {
    Objects.requireNonNull(procedureCode, "procedureCode");
    modifiers = List.copyOf(modifiers);
  }
}
