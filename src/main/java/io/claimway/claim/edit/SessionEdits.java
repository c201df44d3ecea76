package io.claimway.claim.edit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All edits that look at one session alone. */
public final class SessionEdits {

  private final List<SessionEdit> edits;

  public SessionEdits(ClinicalCodes codes) {
    this.edits =
        List.of(
            new DiagnosisEdit(codes),
            new ProcedureEdit(codes),
            new PlaceEdit(),
            new IdentityEdit());
  }

  /** The edits that a session fails, in order of their codes. */
  public Set<EditCode> failures(PricedSession session) {
    Set<EditCode> failures = EnumSet.noneOf(EditCode.class);
    edits.forEach(edit -> edit.check(session, failures));
    failures.removeIf(code -> !code.appliesOn(session.session().serviceDate()));
    return failures;
  }
}
