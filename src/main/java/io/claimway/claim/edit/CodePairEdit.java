package io.claimway.claim.edit;

import io.claimway.claim.code.ProcedurePair;
import io.claimway.claim.edit.ClientSessions.Day;
import io.claimway.claim.edit.ClientSessions.Service;
import java.util.List;
import java.util.Optional;

/** Procedures of one provider and day that do not pay together, unless a modifier parts them. */
final class CodePairEdit implements ClientEdit {
  private final ClinicalCodes codes;

  CodePairEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(ClientSessions sessions, EditFindings findings) {
    for (Day day : sessions.days()) {
      List<Service> services = day.services();
      for (int i = 0; i < services.size(); i++) {
        for (int j = i + 1; j < services.size(); j++) {
          check(day, services.get(i), services.get(j), findings);
        }
      }
    }
  }

  private void check(Day day, Service one, Service other, EditFindings findings) {
    if (!one.providerId().equals(other.providerId()) || one.code().equals(other.code())) {
      return;
    }
    Optional<ProcedurePair> pair = codes.pairs().between(one.code(), other.code());
    boolean parted =
        pair.isPresent() && pair.get().modifierAllowed() && (one.separate() || other.separate());
    if (pair.isEmpty() || parted) {
      return;
    }
    boolean forward = pair.get().column1().equals(one.code());
    Service first = forward ? one : other;
    Service second = forward ? other : one;
    Service stopped = second.mayFail() ? second : first;
    if (stopped.mayFail()) {
      findings.add(EditCode.CODE_PAIR, stopped.sessionId(), day.date());
    }
  }
}
