package io.claimway.claim;

import java.util.List;

/**
 * Everything that one client's sessions of one day became tonight.
 *
 * @param claims new claims and new versions
 * @param sessions one outcome per session
 * @param closedClaims claims that end without being sent, because nothing of them was ever taken in
 */
public record DayOutcome(
    List<Claim> claims, List<SessionOutcome> sessions, List<Long> closedClaims) {

  public DayOutcome {
    claims = List.copyOf(claims);
    sessions = List.copyOf(sessions);
    closedClaims = List.copyOf(closedClaims);
  }
}
