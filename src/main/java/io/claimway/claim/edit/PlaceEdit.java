package io.claimway.claim.edit;

import io.claimway.session.DeliveryMode;
import java.util.Set;

/** The place is known, and the modifiers fit how the session was held and what its payer wants. */
final class PlaceEdit implements SessionEdit {

  private static final Set<String> REMOTE = Set.of("95", "93", "GT", "FQ");
  private static final int MOST_MODIFIERS = 4;

  @Override
  public void check(PricedSession session, EditFindings findings) {
    if (session.placeOfService().isEmpty()) {
      findings.add(EditCode.PLACE_MISSING, session);
    }
    DeliveryMode mode = session.session().deliveryMode();
    if (mode == DeliveryMode.AUDIO_ONLY && !session.profile().telehealth().coversAudioOnly()) {
      findings.add(EditCode.AUDIO_ONLY_NOT_COVERED, session);
    }
    String wanted = wanted(session, mode);
    for (PricedLine line : session.lines()) {
      if (line.modifiers().stream()
          .anyMatch(each -> REMOTE.contains(each) && !each.equals(wanted))) {
        findings.add(EditCode.PLACE_AND_MODIFIER, session);
      }
      if (line.modifiers().size() > MOST_MODIFIERS) {
        findings.add(EditCode.TOO_MANY_MODIFIERS, session);
      }
    }
  }

  private static String wanted(PricedSession session, DeliveryMode mode) {
    return switch (mode) {
      case IN_PERSON -> "";
      case AUDIO_ONLY -> session.profile().telehealth().audioModifier();
      case TELEHEALTH_HOME, TELEHEALTH_ELSEWHERE -> session.profile().telehealth().videoModifier();
    };
  }
}
