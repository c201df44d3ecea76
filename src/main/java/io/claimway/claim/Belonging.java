package io.claimway.claim;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which lineage each of a client's sessions stays on or comes back to, if any. */
final class Belonging {
  private final ClientWork work;
  private final Map<String, Lineage> homes = new HashMap<>();

  /**
   * @param judged every case of the work
   */
  Belonging(ClientWork work, List<JudgedSession> judged) {
    this.work = work;
    for (JudgedSession session : judged) {
      if (session.billable()) {
        stays(session)
            .or(() -> returns(session))
            .ifPresent(home -> homes.put(session.sessionId(), home));
      }
    }
  }

  Optional<Lineage> of(JudgedSession session) {
    return Optional.ofNullable(homes.get(session.sessionId()));
  }

  /** Whether the payer still has the session on another claim, so that it may not get it twice. */
  boolean mustWait(JudgedSession session) {
    Lineage home = homes.get(session.sessionId());
    return occupied(session, home);
  }

  private boolean occupied(JudgedSession session, Lineage home) {
    return work.lineages().stream()
        .filter(
            lineage ->
                (home == null || lineage.claimId() != home.claimId())
                    && lineage.key().payer().equals(session.payer()))
        .anyMatch(lineage -> lineage.occupies(session.sessionId()));
  }

  private Optional<Lineage> stays(JudgedSession session) {
    return own(session).stream()
        .filter(
            lineage -> lineage.bills(session.sessionId()) || lineage.occupies(session.sessionId()))
        .filter(lineage -> session.unsettled() || lineage.key().admits(session))
        .findFirst();
  }

  /** A session that counts again, or has come back to its day, takes up its old claim. */
  private Optional<Lineage> returns(JudgedSession session) {
    if (!session.ready()) {
      return Optional.empty();
    }
    return own(session).stream()
        .filter(lineage -> lineage.key().equals(LineageKey.of(session.priced())))
        .filter(lineage -> !occupied(session, lineage))
        .findFirst();
  }

  private List<Lineage> own(JudgedSession session) {
    return work.lineages().stream()
        .filter(
            lineage ->
                lineage.key().clientId().equals(work.clientId())
                    && lineage.everBilled().contains(session.sessionId()))
        .sorted(Comparator.comparing(Lineage::ended).thenComparing(Lineage::claimId))
        .toList();
  }
}
