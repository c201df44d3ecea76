package io.claimway.replay;

import java.util.List;

/**
 * One claim of a plan: the action with its reason, and the inputs that it rests on.
 *
 * @param version the version that was refused
 * @param patientControlNumber of that version
 * @param newControlNumber of the version to send; empty where nothing is sent
 * @param cause the answer that refused it
 * @param duplicateRisk why the payer may or may not take it for a duplicate
 * @param changes differences between old and new, segment by segment, without PHI
 * @param contentSha256 of the claim to send; empty where nothing is sent
 * @param inputs what it rests on, as {@code name = value}
 */
public record PlannedClaim(
    long claimId,
    int version,
    String patientControlNumber,
    String newControlNumber,
    String payer,
    String cause,
    ReplayAction action,
    String reason,
    String duplicateRisk,
    long chargeCents,
    List<String> changes,
    String contentSha256,
    List<String> inputs) {

  public PlannedClaim {
    changes = List.copyOf(changes);
    inputs = List.copyOf(inputs);
    if (action.sends() == contentSha256.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot plan claim " + claimId + ": action " + action + " and its content disagree");
    }
  }

  /** What claims released by one fix have in common. */
  String root() {
    String segments =
        String.join(
            "; ",
            changes.stream()
                .map(change -> change.replaceFirst("^2400\\[\\d+]", "2400"))
                .distinct()
                .toList());
    return cause + " | " + action + " | " + reason + (segments.isEmpty() ? "" : " | " + segments);
  }
}
