package io.claimway.claim;

import java.io.Serializable;
import java.util.List;

/**
 * One service of a claim (loop 2400).
 *
 * @param lineNumber LX01, from 1
 * @param sessionId the session it comes from
 * @param sessionRevision the revision of that session
 * @param modifiers in the order in which they are sent, at most four
 * @param diagnosisPointers positions in the claim's diagnoses, from 1, at most four
 * @param chargeCents of all units
 * @param expectedCents what the contract allows for all units
 * @param providerCents what the provider is paid for all units
 */
public record ClaimLine(
    int lineNumber,
    String sessionId,
    int sessionRevision,
    String procedureCode,
    List<String> modifiers,
    int units,
    List<Integer> diagnosisPointers,
    long chargeCents,
    long expectedCents,
    long providerCents)
    implements Serializable {

  public ClaimLine {
    modifiers = List.copyOf(modifiers);
    diagnosisPointers = List.copyOf(diagnosisPointers);
    if (modifiers.size() > 4 || diagnosisPointers.isEmpty() || diagnosisPointers.size() > 4) {
      throw new IllegalArgumentException(
          "Cannot form line "
              + lineNumber
              + " of session "
              + sessionId
              + ": "
              + modifiers.size()
              + " modifiers, "
              + diagnosisPointers.size()
              + " pointers");
    }
  }

  /** The same service in another place of a claim. */
  ClaimLine as(int newLineNumber, List<Integer> newPointers) {
    return new ClaimLine(
        newLineNumber,
        sessionId,
        sessionRevision,
        procedureCode,
        modifiers,
        units,
        newPointers,
        chargeCents,
        expectedCents,
        providerCents);
  }
}
