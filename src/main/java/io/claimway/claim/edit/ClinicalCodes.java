package io.claimway.claim.edit;

import io.claimway.claim.code.AddOnCodes;
import io.claimway.claim.code.DiagnosisCodes;
import io.claimway.claim.code.ProcedureFact;
import io.claimway.claim.code.ProcedurePairs;
import io.claimway.claim.code.UnitLimit;
import java.util.Map;
import java.util.Set;

/** The code tables that the edits ask. */
public record ClinicalCodes(
    DiagnosisCodes diagnoses,
    Map<String, ProcedureFact> procedures,
    Map<String, UnitLimit> unitLimits,
    ProcedurePairs pairs,
    AddOnCodes addOns) {

  /** Bases of the further hours of testing, which the NCCI file of add-ons leaves out. */
  private static final Map<String, String> FURTHER_HOURS =
      Map.of("96131", "96130", "96133", "96132", "96137", "96136", "96139", "96138");

  /** Whether the procedure is one that the network knows how to bill. */
  boolean knows(String procedureCode) {
    return procedures.containsKey(procedureCode) || unitLimits.containsKey(procedureCode);
  }

  /** Whether the table has a limit for the procedure. */
  boolean limits(String procedureCode) {
    return unitLimits.containsKey(procedureCode);
  }

  /** Most units of a procedure per provider, client and day. */
  int unitLimit(String procedureCode) {
    UnitLimit limit = unitLimits.get(procedureCode);
    return limit == null ? Integer.MAX_VALUE : limit.units();
  }

  /** The codes that an add-on may accompany; none for any other code. */
  Set<String> basesOf(String procedureCode) {
    String further = FURTHER_HOURS.get(procedureCode);
    return further == null ? addOns.basesOf(procedureCode) : Set.of(further);
  }

  @Override
  public String toString() {
    return "ClinicalCodes[" + diagnoses.size() + " diagnoses]";
  }
}
