package io.claimway.claim;

import io.claimway.claim.edit.BilledSession;
import java.util.List;
import java.util.Set;

/**
 * Everything of one client that a night looks at, with what of the past it meets.
 *
 * @param clientId whose lineages may change; a session that has moved to another client is here
 *     while a lineage of this one still bills it
 * @param sessions cases, each session once
 * @param billed sessions of that client's days that are on claims and are not among the cases
 * @param overlapping ids of sessions whose provider saw another client at the same time
 * @param lineages of whose versions some line names one of the cases
 */
public record ClientWork(
    String clientId,
    List<SessionCase> sessions,
    List<BilledSession> billed,
    Set<String> overlapping,
    List<Lineage> lineages) {

  public ClientWork {
    sessions = List.copyOf(sessions);
    billed = List.copyOf(billed);
    lineages = List.copyOf(lineages);
  }
}
