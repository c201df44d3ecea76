package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedClaim;
import java.time.LocalDate;
import java.util.List;

/**
 * One CLP of an advice with its lines.
 *
 * @param controlNumber CLP01 as the payer writes it, which a fault may have altered
 * @param status CLP02
 * @param claimNumber CLP07
 * @param remark RARC in MOA, or empty
 * @param withModifiers false where the payer drops them from SVC01
 */
record AdvisedClaim(
    ReceivedClaim claim,
    LocalDate receivedOn,
    String controlNumber,
    String status,
    String claimNumber,
    String frequency,
    String remark,
    boolean withModifiers,
    List<AdvisedLine> lines) {

  AdvisedClaim {
    lines = List.copyOf(lines);
  }

  long chargeCents() {
    return lines.stream().mapToLong(AdvisedLine::chargeCents).sum();
  }

  long paidCents() {
    return lines.stream().mapToLong(AdvisedLine::paidCents).sum();
  }

  long patientCents() {
    return lines.stream().mapToLong(line -> line.sum("PR")).sum();
  }

  long deductibleCents() {
    return lines.stream().mapToLong(line -> line.sum("PR", "1")).sum();
  }

  boolean reversal() {
    return status.equals("22");
  }

  AdvisedClaim reversed() {
    return new AdvisedClaim(
        claim,
        receivedOn,
        controlNumber,
        "22",
        claimNumber,
        frequency,
        "",
        withModifiers,
        lines.stream().map(AdvisedLine::negated).toList());
  }

  @Override
  public String toString() {
    return "AdvisedClaim " + claimNumber + " " + status;
  }
}
