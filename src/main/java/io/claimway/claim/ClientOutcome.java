package io.claimway.claim;

import io.claimway.claim.edit.EditFinding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one client's sessions became tonight.
 *
 * @param claims new claims and new versions
 * @param sessions one outcome per session
 * @param closedClaims claims that end without being sent, because nothing of them was ever taken in
 * @param withdrawnClaims claims whose newest version is given up, because the live one is right
 */
public record ClientOutcome(
    List<Claim> claims,
    List<SessionOutcome> sessions,
    List<Long> closedClaims,
    List<Long> withdrawnClaims) {

  public ClientOutcome {
    claims = List.copyOf(claims);
    sessions = List.copyOf(sessions);
    closedClaims = List.copyOf(closedClaims);
    withdrawnClaims = List.copyOf(withdrawnClaims);
  }

  /**
   * What edits put right in a version of this outcome, or warn of; nothing of the sessions that
   * stay in it as they were sent.
   */
  public List<EditFinding> noted(Claim claim) {
    if (ClaimFrequency.of(claim.frequency()) == ClaimFrequency.VOID) {
      return List.of();
    }
    Set<String> billed = new HashSet<>(claim.sessionIds());
    return sessions.stream()
        .filter(session -> billed.contains(session.sessionId()) && session.holds().isEmpty())
        .flatMap(session -> session.noted().stream())
        .toList();
  }
}
