package io.claimway.claim;

import io.claimway.party.BillingEntity;
import io.claimway.party.Relationship;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The content of one claim version, everything that is sent except the numbers that are allocated
 * when it is published.
 *
 * @param naturalKey of its lineage: client, rendering provider, payer, sequence, date, billing
 *     entity and the session that anchors it
 * @param version from 1 within the natural key
 * @param frequency CLM05-3: 1 original, 7 replacement, 8 void
 * @param reason FIRST, REPLAY, AMENDMENT or VOID
 * @param payerClaimNumber REF*F8 of a replacement or void; null for an original
 * @param planId the replay plan it comes from; null otherwise
 * @param payerSequence SBR01
 * @param relationship of the patient to the subscriber
 * @param patient null exactly when the patient is the subscriber
 * @param groupNumber SBR03; null where the plan has none
 * @param supervising null where the therapist practises alone
 * @param facility null where the service was given at the billing address, at home or remotely
 * @param diagnoses ICD-10-CM without dot, the principal one first, at most twelve
 * @param authorizationNumber REF*G1; null where none is needed
 */
public record Claim(
    String naturalKey,
    int version,
    String frequency,
    String reason,
    String payerClaimNumber,
    String planId,
    String payer,
    String payerSequence,
    String clientId,
    String providerId,
    String practiceId,
    LocalDate serviceDate,
    String placeOfService,
    BillingEntity billing,
    String memberId,
    String groupNumber,
    Relationship relationship,
    ClaimPerson subscriber,
    ClaimPerson patient,
    ClaimProvider rendering,
    ClaimProvider supervising,
    ServiceFacility facility,
    List<String> diagnoses,
    String authorizationNumber,
    List<ClaimLine> lines)
    implements Serializable {

  public Claim {
    Objects.requireNonNull(naturalKey, "naturalKey");
    diagnoses = List.copyOf(diagnoses);
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > 50 || diagnoses.isEmpty() || diagnoses.size() > 12) {
      throw new IllegalArgumentException(
          "Cannot form claim "
              + naturalKey
              + ": "
              + lines.size()
              + " lines and "
              + diagnoses.size()
              + " diagnoses");
    }
    if (frequency.equals("1") != (payerClaimNumber == null)) {
      throw new IllegalArgumentException(
          "Cannot form claim "
              + naturalKey
              + ": frequency "
              + frequency
              + " and the payer's number disagree");
    }
  }

  /** CLM02. */
  public long chargeCents() {
    return lines.stream().mapToLong(ClaimLine::chargeCents).sum();
  }

  /** The sessions of its lines, in their order. */
  public List<String> sessionIds() {
    return lines.stream().map(ClaimLine::sessionId).distinct().toList();
  }

  boolean names(String sessionId) {
    return lines.stream().anyMatch(line -> line.sessionId().equals(sessionId));
  }

  /** What the contract allows for all lines. */
  public long expectedCents() {
    return lines.stream().mapToLong(ClaimLine::expectedCents).sum();
  }

  /** The same content as another version. */
  public Claim as(
      int newVersion,
      String newFrequency,
      String newReason,
      String newPayerClaimNumber,
      String newPlanId) {
    return with(
        naturalKey,
        newVersion,
        newFrequency,
        newReason,
        newPayerClaimNumber,
        newPlanId,
        diagnoses,
        lines);
  }

  /** The same head with other lines. */
  Claim withLines(List<String> newDiagnoses, List<ClaimLine> newLines) {
    return with(
        naturalKey, version, frequency, reason, payerClaimNumber, planId, newDiagnoses, newLines);
  }

  /** The same content in another lineage. */
  Claim withNaturalKey(String newNaturalKey) {
    return with(
        newNaturalKey, version, frequency, reason, payerClaimNumber, planId, diagnoses, lines);
  }

  private Claim with(
      String newNaturalKey,
      int newVersion,
      String newFrequency,
      String newReason,
      String newPayerClaimNumber,
      String newPlanId,
      List<String> newDiagnoses,
      List<ClaimLine> newLines) {
    return new Claim(
        newNaturalKey,
        newVersion,
        newFrequency,
        newReason,
        newPayerClaimNumber,
        newPlanId,
        payer,
        payerSequence,
        clientId,
        providerId,
        practiceId,
        serviceDate,
        placeOfService,
        billing,
        memberId,
        groupNumber,
        relationship,
        subscriber,
        patient,
        rendering,
        supervising,
        facility,
        newDiagnoses,
        authorizationNumber,
        newLines);
  }

  @Override
  public String toString() {
    return "Claim[" + naturalKey + " v" + version + " freq " + frequency + "]";
  }
}
