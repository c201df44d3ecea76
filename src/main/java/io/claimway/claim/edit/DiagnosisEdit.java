package io.claimway.claim.edit;

import java.util.List;

/** Diagnoses exist, are billable on the date of service and stand in an order that payers take. */
final class DiagnosisEdit implements SessionEdit {

  private final ClinicalCodes codes;

  DiagnosisEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(PricedSession session, EditFindings findings) {
    List<String> diagnoses =
        session.session().diagnoses().stream().map(code -> code.replace(".", "")).toList();
    if (diagnoses.isEmpty()) {
      findings.add(EditCode.DIAGNOSIS_MISSING, session);
      return;
    }
    if (!diagnoses.stream().allMatch(codes.diagnoses()::isBillable)) {
      findings.add(EditCode.DIAGNOSIS_NOT_BILLABLE, session);
    }
    if ("VWXY".indexOf(diagnoses.get(0).charAt(0)) >= 0) {
      findings.add(EditCode.DIAGNOSIS_SEQUENCE, session);
    }
  }
}
