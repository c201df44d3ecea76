package io.claimway.claim.edit;

/** HI has room for so many diagnoses of one claim. */
public final class DiagnosisCountEdit implements ClaimEdit {
  public static final int MOST = 12;

  @Override
  public void check(ClaimDraft draft, EditFindings findings) {
    if (draft.diagnoses().size() > MOST) {
      draft
          .lines()
          .forEach(
              line ->
                  findings.add(EditCode.TOO_MANY_DIAGNOSES, line.sessionId(), draft.serviceDate()));
    }
  }
}
