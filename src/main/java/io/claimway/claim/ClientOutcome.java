package io.claimway.claim;

import java.util.List;

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
}
