package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;

/**
 * A CLP: what became of one claim.
 *
 * @param patientControlNumber CLP01
 * @param status CLP02: 1 primary, 2 secondary, 4 denied, 22 reversal, …
 * @param chargeCents CLP03
 * @param paidCents CLP04
 * @param patientCents CLP05, or null when absent
 * @param filing CLP06, the claim filing indicator
 * @param payerControlNumber CLP07
 * @param placeOfService CLP08
 * @param frequency CLP09
 * @param diagnosisRelatedGroup CLP11
 * @param weightThousandths CLP12, or null
 * @param dischargeThousandths CLP13, or null
 */
public record ClaimPaymentSegment(
    String patientControlNumber,
    String status,
    long chargeCents,
    long paidCents,
    Long patientCents,
    String filing,
    String payerControlNumber,
    String placeOfService,
    String frequency,
    String diagnosisRelatedGroup,
    Long weightThousandths,
    Long dischargeThousandths) {

  public ClaimPaymentSegment {
    patientControlNumber = Absent.text(patientControlNumber);
    status = Absent.text(status);
    filing = Absent.text(filing);
    payerControlNumber = Absent.text(payerControlNumber);
    placeOfService = Absent.text(placeOfService);
    frequency = Absent.text(frequency);
    diagnosisRelatedGroup = Absent.text(diagnosisRelatedGroup);
  }

  /** Whether the claim undoes an earlier one (CLP02 22). */
  public boolean reversal() {
    return status.equals("22");
  }
}
