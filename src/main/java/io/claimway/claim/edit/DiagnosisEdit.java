package io.claimway.claim.edit;

import java.util.List;
import java.util.Set;

/** Diagnoses exist, are billable on the date of service and stand in an order that payers take. */
final class DiagnosisEdit implements SessionEdit {

  private final ClinicalCodes codes;

  DiagnosisEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(PricedSession session, Set<EditCode> failures) {
    List<String> diagnoses =
        session.session().diagnoses().stream().map(code -> code.replace(".", "")).toList();
    if (diagnoses.isEmpty()) {
      failures.add(EditCode.DIAGNOSIS_MISSING);
      return;
    }
    if (!diagnoses.stream().allMatch(codes.diagnoses()::isBillable)) {
      failures.add(EditCode.DIAGNOSIS_NOT_BILLABLE);
    }
    if ("VWXY".indexOf(diagnoses.get(0).charAt(0)) >= 0) {
      failures.add(EditCode.DIAGNOSIS_SEQUENCE);
    }
  }
}
