package io.claimway.claim.edit;

import io.claimway.claim.edit.ClientSessions.Day;
import java.util.HashMap;
import java.util.Map;

/** The units of a procedure that one provider bills for a client in a day stay within its limit. */
final class DayUnitsEdit implements ClientEdit {
  private final ClinicalCodes codes;

  DayUnitsEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(ClientSessions sessions, EditFindings findings) {
    sessions.days().forEach(day -> check(day, findings));
  }

  private void check(Day day, EditFindings findings) {
    Map<String, Integer> counts = new HashMap<>();
    day.services()
        .forEach(
            service -> counts.merge(service.providerId() + "|" + service.code(), 1, Integer::sum));
    for (DaySession each : day.sessions()) {
      String provider = each.priced().session().providerId();
      for (PricedLine line : each.priced().lines()) {
        int limit = codes.unitLimit(line.procedureCode());
        if (each.mayFail()
            && counts.getOrDefault(provider + "|" + line.procedureCode(), 0) > limit) {
          findings.add(EditCode.UNITS_ABOVE_LIMIT, each.sessionId(), day.date());
        }
      }
    }
  }
}
