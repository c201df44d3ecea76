package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;

/**
 * A CLM: the head of a claim.
 *
 * @param patientControlNumber CLM01
 * @param chargeCents CLM02, the sum of the lines' charges
 * @param placeOfService CLM05-1
 * @param placeQualifier CLM05-2, always B in a professional claim
 * @param frequency CLM05-3: 1 original, 7 replacement, 8 void
 * @param providerSignature CLM06: Y or N
 * @param assignment CLM07: A, B or C
 * @param benefitsAssigned CLM08: Y, N or W
 * @param release CLM09: Y or I
 * @param patientSignatureSource CLM10: P or empty
 * @param relatedCauses CLM11, or null
 * @param specialProgram CLM12
 * @param delayReason CLM20, why the claim is late
 */
public record ClaimSegment(
    String patientControlNumber,
    long chargeCents,
    String placeOfService,
    String placeQualifier,
    String frequency,
    String providerSignature,
    String assignment,
    String benefitsAssigned,
    String release,
    String patientSignatureSource,
    RelatedCauses relatedCauses,
    String specialProgram,
    String delayReason) {

  public ClaimSegment {
    patientControlNumber = Absent.text(patientControlNumber);
    placeOfService = Absent.text(placeOfService);
    placeQualifier = Absent.text(placeQualifier);
    frequency = Absent.text(frequency);
    providerSignature = Absent.text(providerSignature);
    assignment = Absent.text(assignment);
    benefitsAssigned = Absent.text(benefitsAssigned);
    release = Absent.text(release);
    patientSignatureSource = Absent.text(patientSignatureSource);
    specialProgram = Absent.text(specialProgram);
    delayReason = Absent.text(delayReason);
  }

  /**
   * What the claim is related to: up to three of AA auto accident, EM employment, OA other
   * accident.
   *
   * @param state CLM11-4, where the accident was
   * @param country CLM11-5
   */
  public record RelatedCauses(
      String first, String second, String third, String state, String country) {

    public RelatedCauses {
      first = Absent.text(first);
      second = Absent.text(second);
      third = Absent.text(third);
      state = Absent.text(state);
      country = Absent.text(country);
    }
  }

  /** A claim with signature on file, accepted assignment, benefits assigned and release given. */
  public static ClaimSegment of(
      String patientControlNumber, long chargeCents, String placeOfService, String frequency) {
    return new ClaimSegment(
        patientControlNumber,
        chargeCents,
        placeOfService,
        "B",
        frequency,
        "Y",
        "A",
        "Y",
        "Y",
        "",
        null,
        "",
        "");
  }

  public ClaimSegment withDelayReason(String reason) {
    return new ClaimSegment(
        patientControlNumber,
        chargeCents,
        placeOfService,
        placeQualifier,
        frequency,
        providerSignature,
        assignment,
        benefitsAssigned,
        release,
        patientSignatureSource,
        relatedCauses,
        specialProgram,
        reason);
  }
}
