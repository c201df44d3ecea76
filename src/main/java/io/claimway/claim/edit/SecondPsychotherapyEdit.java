package io.claimway.claim.edit;

import io.claimway.claim.edit.ClientSessions.Day;
import io.claimway.claim.edit.ClientSessions.Service;
import java.util.Set;

/** One psychotherapy per client and day; another one says by its modifier that it stands apart. */
final class SecondPsychotherapyEdit implements ClientEdit {
  private static final Set<String> PSYCHOTHERAPY =
      Set.of("90832", "90834", "90837", "90833", "90836", "90838");

  @Override
  public void check(ClientSessions sessions, EditFindings findings) {
    sessions.days().forEach(day -> check(day, findings));
  }

  private static void check(Day day, EditFindings findings) {
    String first = null;
    for (Service service : day.services()) {
      if (!PSYCHOTHERAPY.contains(service.code())) {
        continue;
      }
      if (first == null) {
        first = service.sessionId();
      } else if (service.mayFail() && !service.sessionId().equals(first) && !service.separate()) {
        findings.add(EditCode.SECOND_PSYCHOTHERAPY, service.sessionId(), day.date());
      }
    }
  }
}
