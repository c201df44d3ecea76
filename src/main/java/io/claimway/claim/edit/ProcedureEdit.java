package io.claimway.claim.edit;

import java.util.HashMap;
import java.util.Map;

/**
 * Procedure codes are known, their units within the limit, and the session's minutes fit a timed
 * code.
 */
final class ProcedureEdit implements SessionEdit {

  /**
   * Least and most minutes of the codes that are chosen by time; add-ons to E/M have no upper
   * bound.
   */
  private static final Map<String, int[]> MINUTES =
      Map.of(
          "90832", new int[] {16, 37},
          "90834", new int[] {38, 52},
          "90837", new int[] {53, 1440},
          "90833", new int[] {16, 1440},
          "90836", new int[] {38, 1440},
          "90838", new int[] {53, 1440},
          "90839", new int[] {30, 1440},
          "90846", new int[] {26, 1440},
          "90847", new int[] {26, 1440});

  private final ClinicalCodes codes;

  ProcedureEdit(ClinicalCodes codes) {
    this.codes = codes;
  }

  @Override
  public void check(PricedSession session, EditFindings findings) {
    Map<String, Integer> units = new HashMap<>();
    session
        .session()
        .lines()
        .forEach(line -> units.merge(line.procedureCode(), line.units(), Integer::sum));
    units.forEach(
        (code, count) -> {
          if (!codes.knows(code)) {
            findings.add(EditCode.PROCEDURE_UNKNOWN, session);
          } else if (!codes.limits(code)) {
            findings.add(EditCode.NO_UNIT_LIMIT, session);
          } else if (count > codes.unitLimit(code)) {
            findings.add(EditCode.UNITS_ABOVE_LIMIT, session);
          }
          int[] minutes = MINUTES.get(code);
          if (minutes != null
              && (session.session().minutes() < minutes[0]
                  || session.session().minutes() > minutes[1])) {
            findings.add(EditCode.TIME_AND_CODE, session);
          }
        });
  }
}
