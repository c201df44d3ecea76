package io.claimway.claim.edit;

import java.util.Set;
import java.util.stream.Collectors;

/** An add-on stands on the claim of the service that it belongs to. */
final class AddOnEdit implements ClaimEdit {
  private final ClinicalCodes codes;

  AddOnEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(ClaimDraft draft, EditFindings findings) {
    Set<String> present =
        draft.lines().stream().map(ClaimDraft.Line::procedureCode).collect(Collectors.toSet());
    for (ClaimDraft.Line line : draft.lines()) {
      Set<String> bases = codes.basesOf(line.procedureCode());
      if (!bases.isEmpty() && bases.stream().noneMatch(present::contains)) {
        findings.add(EditCode.ADD_ON_WITHOUT_BASE, line.sessionId(), draft.serviceDate());
      }
    }
  }
}
