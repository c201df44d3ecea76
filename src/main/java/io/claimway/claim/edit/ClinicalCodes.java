package io.claimway.claim.edit;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * The code tables of one run: which codes exist, how often and with what they may be billed.
 *
 * @param billableDiagnoses ICD-10-CM codes without dot that may be sent
 * @param unitLimits most units of a procedure per provider, client and day (MUE)
 * @param pairs modifier indicator per {@code column1|column2} (PTP): 0 never together, 1 with a
 *     separating modifier
 * @param bases per add-on code the codes that it may accompany
 * @param sha256 hash over the tables, part of the run's manifest
 */
public record ClinicalCodes(
    Set<String> billableDiagnoses,
    Map<String, Integer> unitLimits,
    Map<String, Integer> pairs,
    Map<String, Set<String>> bases,
    String sha256)
    implements Serializable {

  /** Whether the procedure is one that the network knows how to bill. */
  public boolean knows(String procedureCode) {
    return unitLimits.containsKey(procedureCode) || bases.containsKey(procedureCode);
  }

  @Override
  public String toString() {
    return "ClinicalCodes[" + sha256 + "]";
  }
}
