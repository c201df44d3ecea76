package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedClaim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One CLP of an advice with its lines.
 *
 * @param controlNumber CLP01 as the payer writes it, which a fault may have altered
 * @param status CLP02
 * @param claimNumber CLP07
 * @param remark RARC in MOA, or empty
 * @param correctedMemberId NM1*74, or empty
 * @param crossedTo NM1*TT: the payer that it was sent on to, or empty
 * @param withModifiers false where the payer drops them from SVC01
 * @param reverses the decision that it takes back, else null
 * @param replaces CLM01 of the claim in whose place it stands, or empty
 */
record AdvisedClaim(
    ReceivedClaim claim,
    LocalDate receivedOn,
    String controlNumber,
    String status,
    String claimNumber,
    String frequency,
    String remark,
    String correctedMemberId,
    String crossedTo,
    boolean withModifiers,
    AdvisedClaim reverses,
    String replaces,
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

  /**
   * What takes it back.
   *
   * @param newFrequency CLP09
   */
  AdvisedClaim reversed(String newFrequency) {
    return new AdvisedClaim(
        claim,
        receivedOn,
        controlNumber,
        "22",
        claimNumber,
        newFrequency,
        "",
        "",
        "",
        withModifiers,
        this,
        replaces,
        lines.stream().map(AdvisedLine::negated).toList());
  }

  /** The same, sent on to another payer: status 19 with MA18. */
  AdvisedClaim crossedTo(String other) {
    return new AdvisedClaim(
        claim,
        receivedOn,
        controlNumber,
        "19",
        claimNumber,
        frequency,
        "MA18",
        correctedMemberId,
        other,
        withModifiers,
        reverses,
        replaces,
        lines);
  }

  /** The same of a member whom the payer knows by another id. */
  AdvisedClaim correcting(String memberId) {
    return new AdvisedClaim(
        claim,
        receivedOn,
        controlNumber,
        status,
        claimNumber,
        frequency,
        remark,
        memberId,
        crossedTo,
        withModifiers,
        reverses,
        replaces,
        lines);
  }

  /** One claim for each line, with numbers of their own. */
  List<AdvisedClaim> split() {
    List<AdvisedClaim> parts = new ArrayList<>();
    for (AdvisedLine line : lines) {
      parts.add(
          new AdvisedClaim(
              claim,
              receivedOn,
              controlNumber,
              status,
              claimNumber + "%02d".formatted(parts.size() + 1),
              frequency,
              remark,
              correctedMemberId,
              crossedTo,
              withModifiers,
              reverses,
              replaces,
              List.of(line)));
    }
    return parts;
  }

  /** Whether a payer decided it to whom nobody ever sent it but the payer before. */
  boolean unfiled() {
    return status.equals("2") && claim.responsibility().equals("P");
  }

  @Override
  public String toString() {
    return "AdvisedClaim " + claimNumber + " " + status;
  }
}
