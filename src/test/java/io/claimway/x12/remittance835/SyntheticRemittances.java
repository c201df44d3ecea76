package io.claimway.x12.remittance835;

import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A remittance of invented claims: paid, denied, reversed and corrected, and a takeback deferred.
 */
final class SyntheticRemittances {

  private static final LocalDate SERVED = LocalDate.of(2026, 1, 5);

  private SyntheticRemittances() {}

  static List<RemittancePart> parts() {
    RemittanceHeading heading = new RemittanceHeading("1", List.of());
    List<RemittancePart> parts = new ArrayList<>();
    parts.add(RemittancePart.of(payment(12050 - 2000)));
    parts.add(
        RemittancePart.of(
            claim(heading, "CW000000001A", "1", 17500, 12050, "HARB0001", paidLine(17500, 12050))));
    parts.add(
        RemittancePart.of(
            claim(heading, "CW000000002A", "4", 9000, 0, "HARB0002", deniedLine(9000))));
    parts.add(
        RemittancePart.of(
            claim(heading, "CW000000003A", "22", -10000, -8000, "HARB0003", reversedLine())));
    parts.add(
        RemittancePart.of(
            claim(heading, "CW000000003A", "1", 10000, 8000, "HARB0004", paidLine(10000, 8000))));
    List<ProviderAdjustment.Item> items =
        List.of(
            new ProviderAdjustment.Item("WO", "HARB0003", 2500),
            new ProviderAdjustment.Item("L6", "INTEREST", -500));
    parts.add(RemittancePart.of(new ProviderAdjustment("1234567893", "20261231", items, 0)));
    parts.add(RemittancePart.of(new RemittanceEnd(true, 0, 4, 10050, 12050, 2000)));
    return parts;
  }

  private static RemittancePayment payment(long cents) {
    PaymentSegment payment =
        new PaymentSegment(
            "I",
            cents,
            "C",
            "ACH",
            "CCP",
            new PaymentSegment.BankId("01", "021000021"),
            new PaymentSegment.BankId("DA", "123456"),
            "1411111111",
            "",
            new PaymentSegment.BankId("01", "026009593"),
            new PaymentSegment.BankId("DA", "987654"),
            LocalDate.of(2026, 1, 9));
    RemittanceParty payer =
        new RemittanceParty(
            "PR",
            "HARBOR HEALTH PLAN",
            "",
            "",
            AddressSegments.of("1 PIER RD", "", "BOSTON", "MA", "021100001"),
            List.of(ReferenceSegment.of("2U", "HARB1")),
            List.of(
                new ContactSegment(
                    "BL", "EDI DESK", List.of(new ContactSegment.Channel("TE", "6175550100")))),
            List.of());
    RemittanceParty payee =
        new RemittanceParty(
            "PE",
            "CLAIMWAY BEHAVIORAL HEALTH OF NEW YORK PC",
            "XX",
            "1234567893",
            AddressSegments.of("12 HARBOR ST", "", "NEW YORK", "NY", "100012345"),
            List.of(ReferenceSegment.of("TJ", "131000001")),
            List.of(),
            List.of());
    return new RemittancePayment(
        "0001",
        "",
        payment,
        TraceSegment.of("1", "EFT0001", "1411111111"),
        List.of(ReferenceSegment.of("EV", "CLAIMWAY1")),
        List.of(DateSegment.on("405", LocalDate.of(2026, 1, 8))),
        payer,
        payee,
        List.of(),
        0);
  }

  private static RemittanceClaim claim(
      RemittanceHeading heading,
      String pcn,
      String status,
      long charge,
      long paid,
      String icn,
      RemittanceLine line) {
    long patient = 0;
    for (AdjustmentSegment adjustment : line.adjustments()) {
      patient += adjustment.group().equals("PR") ? adjustment.totalCents() : 0;
    }
    return new RemittanceClaim(
        heading,
        new ClaimPaymentSegment(
            pcn,
            status,
            charge,
            paid,
            status.equals("22") ? null : patient,
            "12",
            icn,
            "10",
            "1",
            "",
            null,
            null),
        List.of(),
        List.of(NameSegment.person("QC", "NUNEZ", "ZOE", "", "", "MI", "M100")),
        null,
        List.of(),
        List.of(DateSegment.on("050", LocalDate.of(2026, 1, 6))),
        List.of(),
        List.of(new AmountSegment("AU", Math.abs(charge))),
        List.of(),
        List.of(line),
        List.of(),
        0);
  }

  private static RemittanceLine line(
      long charge, long paid, List<AdjustmentSegment> adjustments, List<RemarkSegment> remarks) {
    return new RemittanceLine(
        new ServicePaymentSegment(
            ProcedureCode.of("90837", "95"), charge, paid, "", 1000L, null, null),
        List.of(DateSegment.on("472", SERVED)),
        adjustments,
        List.of(ReferenceSegment.of("6R", "CWLINE1")),
        List.of(new AmountSegment("B6", Math.abs(paid) + 500)),
        List.of(),
        remarks,
        List.of(),
        0);
  }

  private static RemittanceLine paidLine(long charge, long paid) {
    List<AdjustmentSegment> adjustments =
        List.of(
            AdjustmentSegment.of("CO", "45", charge - paid - 500),
            AdjustmentSegment.of("PR", "3", 500));
    return line(charge, paid, adjustments, List.of());
  }

  private static RemittanceLine deniedLine(long charge) {
    return line(
        charge,
        0,
        List.of(AdjustmentSegment.of("CO", "197", charge)),
        List.of(new RemarkSegment("HE", "N54")));
  }

  private static RemittanceLine reversedLine() {
    List<AdjustmentSegment> adjustments =
        List.of(AdjustmentSegment.of("CO", "45", -1500), AdjustmentSegment.of("PR", "3", -500));
    return line(-10000, -8000, adjustments, List.of());
  }

  static byte[] written(List<RemittancePart> parts) {
    var out = Golden.writer();
    try (RemittanceWriter file = RemittanceWriter.to(out)) {
      file.open(Golden.interchange(), Golden.group("HP", "005010X221A1"));
      parts.forEach(file::write);
    }
    return out.bytes();
  }
}
