package io.claimway.x12.remittance835;

import io.claimway.claim.ClaimFrequency;
import io.claimway.party.BillingEntity;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.EnteredRemittance;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A remittance that a person has keyed, written as an 835: what a night reads of paper is what it
 * reads of a payer's file, and the same entry always makes the same bytes. Its addresses are
 * missing, which paper need not tell.
 */
public final class EnteredRemittanceFile {
  private static final String GUIDE = "005010X221A1";
  private static final String SENDER = "ENTERED";
  private static final String RECEIVER = "CLAIMWAY";

  private EnteredRemittanceFile() {}

  /**
   * The bytes.
   *
   * @param payerName N1*PR
   * @param payee whose payment it is
   */
  public static byte[] write(EnteredRemittance entered, String payerName, BillingEntity payee) {
    SegmentWriter out = new SegmentWriter(Delimiters.USUAL).breakingLines("\n");
    LocalDate day = entered.paidOn();
    try (RemittanceWriter file = RemittanceWriter.to(out)) {
      file.open(
          InterchangeHeader.of("ZZ", SENDER, "ZZ", RECEIVER, day, LocalTime.MIDNIGHT, 1, false),
          GroupHeader.of("HP", SENDER, RECEIVER, day, LocalTime.MIDNIGHT, 1, GUIDE));
      file.write(payment(entered, payerName, payee));
      RemittanceHeading heading = new RemittanceHeading("1", List.of());
      entered.claims().forEach(claim -> file.write(claim(heading, claim)));
      for (EnteredRemittance.ProviderLevel adjustment : entered.adjustments()) {
        file.write(
            new ProviderAdjustment(
                payee.npi(),
                day.getYear() + "1231",
                List.of(
                    new ProviderAdjustment.Item(
                        adjustment.code(), adjustment.reference(), adjustment.cents())),
                0));
      }
      file.endPayment();
    }
    return out.bytes();
  }

  private static RemittancePayment payment(
      EnteredRemittance entered, String payerName, BillingEntity payee) {
    boolean moves = entered.cents() != 0;
    PaymentSegment payment =
        new PaymentSegment(
            moves ? "I" : "H",
            entered.cents(),
            "C",
            moves ? entered.method().code() : "NON",
            "",
            null,
            null,
            entered.originator(),
            "",
            null,
            null,
            entered.paidOn());
    return new RemittancePayment(
        "0001",
        "",
        payment,
        TraceSegment.of("1", entered.number(), entered.originator()),
        List.of(),
        List.of(DateSegment.on("405", entered.paidOn())),
        new RemittanceParty("PR", payerName, "", "", null, List.of(), List.of(), List.of()),
        new RemittanceParty(
            "PE",
            payee.legalName(),
            "XX",
            payee.npi(),
            null,
            List.of(ReferenceSegment.of("TJ", payee.tin())),
            List.of(),
            List.of()),
        List.of(),
        0);
  }

  private static RemittanceClaim claim(RemittanceHeading heading, ReportedClaim claim) {
    return new RemittanceClaim(
        heading,
        new ClaimPaymentSegment(
            claim.patientControlNumber(),
            claim.status(),
            claim.chargeCents(),
            claim.paidCents(),
            claim.patientCents(),
            "",
            claim.payerClaimNumber(),
            "",
            claim.frequency().isEmpty() ? ClaimFrequency.ORIGINAL.code() : claim.frequency(),
            "",
            null,
            null),
        adjustments(claim.adjustments()),
        names(claim.parties()),
        claim.remarks().isEmpty()
            ? null
            : new OutpatientSegment(null, null, claim.remarks(), null, null),
        List.of(),
        claim.serviceDate() == null
            ? List.of()
            : List.of(DateSegment.on("232", claim.serviceDate())),
        List.of(),
        List.of(),
        List.of(),
        claim.lines().stream().map(EnteredRemittanceFile::line).toList(),
        List.of(),
        0);
  }

  private static List<NameSegment> names(ClaimParties parties) {
    List<NameSegment> names = new ArrayList<>();
    if (!parties.last().isEmpty() || !parties.memberId().isEmpty()) {
      names.add(
          NameSegment.person(
              "QC",
              parties.last(),
              parties.first(),
              "",
              "",
              parties.memberId().isEmpty() ? "" : "MI",
              parties.memberId()));
    }
    if (!parties.renderingNpi().isEmpty()) {
      names.add(NameSegment.person("82", "", "", "", "", "XX", parties.renderingNpi()));
    }
    return names;
  }

  private static RemittanceLine line(ReportedLine line) {
    return new RemittanceLine(
        new ServicePaymentSegment(
            ProcedureCode.of(line.procedureCode(), line.modifiers()),
            line.chargeCents(),
            line.paidCents(),
            "",
            null,
            null,
            null),
        line.serviceDate() == null ? List.of() : List.of(DateSegment.on("472", line.serviceDate())),
        adjustments(line.adjustments()),
        line.lineControlNumber().isEmpty()
            ? List.of()
            : List.of(ReferenceSegment.of("6R", line.lineControlNumber())),
        List.of(),
        List.of(),
        line.remarks().stream().map(remark -> new RemarkSegment("HE", remark)).toList(),
        List.of(),
        0);
  }

  private static List<AdjustmentSegment> adjustments(List<ReportedAdjustment> adjustments) {
    return adjustments.stream()
        .map(each -> AdjustmentSegment.of(each.group(), each.reason(), each.cents()))
        .toList();
  }
}
