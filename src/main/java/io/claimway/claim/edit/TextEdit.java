package io.claimway.claim.edit;

import io.claimway.party.Client;
import io.claimway.session.ServiceLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells what {@link ClaimText} writes otherwise than it came; capitals alone are no matter. */
final class TextEdit implements SessionEdit {

  @Override
  public void check(PricedSession session, EditFindings findings) {
    List<ServiceLine> lines = session.session().lines();
    for (int i = 0; i < lines.size(); i++) {
      List<String> modifiers = lines.get(i).modifiers();
      if (!modifiers.stream().map(ClaimText::identifier).distinct().toList().equals(modifiers)) {
        findings.add(EditCode.MODIFIER_WRITTEN_ANEW, session, i + 1);
      }
    }
    List<String> diagnoses =
        session.session().diagnoses().stream().map(ClaimText::diagnosis).toList();
    if (diagnoses.stream().distinct().count() < diagnoses.size()) {
      findings.add(EditCode.DIAGNOSIS_REPEATED, session);
    }
    String memberId = session.coverage().memberId();
    if (memberId != null && !ClaimText.identifier(memberId).equalsIgnoreCase(memberId)) {
      findings.add(EditCode.MEMBER_ID_WRITTEN_ANEW, session);
    }
    Client client = session.client();
    if (Stream.of(client.firstName(), client.middleName(), client.lastName())
        .anyMatch(
            name -> name != null && !name.toUpperCase(Locale.ROOT).equals(ClaimText.clean(name)))) {
      findings.add(EditCode.NAME_WRITTEN_ANEW, session);
    }
  }
}
