package io.claimway.claim.edit;

import io.claimway.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A client is with a provider once at a time, midnight or not: the earlier session counts. */
final class DuplicateEdit implements ClientEdit {

  @Override
  public int daysAround() {
    return 1;
  }

  @Override
  public void check(ClientSessions sessions, EditFindings findings) {
    List<Session> kept = new ArrayList<>();
    for (DaySession each : sessions.inTurn()) {
      Session session = each.priced().session();
      boolean twin =
          kept.stream()
                  .anyMatch(
                      other ->
                          overlap(session, other.providerId(), other.startsAt(), other.endsAt()))
              || sessions.billed().stream()
                  .anyMatch(
                      other ->
                          overlap(session, other.providerId(), other.startsAt(), other.endsAt()));
      if (twin && each.mayFail()) {
        findings.add(EditCode.DUPLICATE_SESSION, each.sessionId(), each.serviceDate());
      } else {
        kept.add(session);
      }
    }
  }

  private static boolean overlap(
      Session session, String providerId, Instant startsAt, Instant endsAt) {
    return session.providerId().equals(providerId)
        && session.startsAt().isBefore(endsAt)
        && startsAt.isBefore(session.endsAt());
  }
}
