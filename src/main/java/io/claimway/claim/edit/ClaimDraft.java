package io.claimway.claim.edit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is to stand on one claim.
 *
 * @param diagnoses as HI will send them
 */
public record ClaimDraft(LocalDate serviceDate, List<Line> lines, Set<String> diagnoses) {

  /** A service of it. */
  public record Line(String sessionId, String procedureCode) {}

  public ClaimDraft {
    lines = List.copyOf(lines);
    diagnoses = Set.copyOf(diagnoses);
  }
}
