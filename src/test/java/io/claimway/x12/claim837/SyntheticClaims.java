package io.claimway.x12.claim837;

import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ProviderSegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.time.LocalDate;
import java.util.List;

/** Claims of invented people, one per shape that a night can bring. */
final class SyntheticClaims {

  static final LocalDate SERVED = LocalDate.of(2026, 1, 5);

  private SyntheticClaims() {}

  static ClaimTransaction transaction(String control) {
    return ClaimTransaction.of(
        control,
        "CW20260108" + control,
        Golden.DAY,
        "0200",
        NamedLoop.of(
                NameSegment.organization("41", "CLAIMWAY BEHAVIORAL NETWORK", "46", "CLAIMWAY1"))
            .withContacts(ContactSegment.telephone("CLAIMS DESK", "2125550100")),
        NamedLoop.of(NameSegment.organization("40", "CLEARPATH", "46", "CLEARPATH")));
  }

  static BillingLevel billing() {
    NamedLoop provider =
        NamedLoop.of(
                NameSegment.organization(
                    "85", "CLAIMWAY BEHAVIORAL HEALTH OF NEW YORK PC", "XX", "1234567893"))
            .with(AddressSegments.of("12 HARBOR ST", "", "NEW YORK", "NY", "10001-2345"))
            .withReferences(ReferenceSegment.of("EI", "131000001"));
    NamedLoop payTo =
        NamedLoop.of(NameSegment.organization("87", "", "", ""))
            .with(AddressSegments.of("PO BOX 88", "", "ALBANY", "NY", "12201-0088"));
    return BillingLevel.of(ProviderSegment.taxonomy("BI", "261QM0801X"), provider, payTo);
  }

  static NamedLoop payer() {
    return NamedLoop.of(NameSegment.organization("PR", "HARBOR HEALTH PLAN", "PI", "HARB1"));
  }

  static SubscriberLevel subscriber(String memberId) {
    return SubscriberLevel.of(
        new SubscriberSegment("P", "18", "G100", "", "", "CI"), insured(memberId), payer());
  }

  static NamedLoop insured(String memberId) {
    return NamedLoop.of(NameSegment.person("IL", "Núñez-O'Hara", "Zoë", "", "", "MI", memberId))
        .with(AddressSegments.of("4 ÉLAN WAY", "APT 2", "BROOKLYN", "NY", "112010004"))
        .with(new DemographicSegment(LocalDate.of(1990, 2, 28), "F"));
  }

  static PatientLevel child() {
    return PatientLevel.of(
        "19",
        NamedLoop.of(NameSegment.person("QC", "NUNEZ", "ADA", "", "", "", ""))
            .with(AddressSegments.of("4 ELAN WAY", "APT 2", "BROOKLYN", "NY", "112010004"))
            .with(new DemographicSegment(LocalDate.of(2015, 6, 1), "F")));
  }

  static NamedLoop rendering() {
    return NamedLoop.of(NameSegment.person("82", "ROWE", "MINA", "", "", "XX", "1669999991"))
        .with(ProviderSegment.taxonomy("PE", "101YM0800X"));
  }

  static ProfessionalLine line(int number, String pcn, String code, long cents) {
    return ProfessionalLine.of(
        number,
        ServiceSegment.of(ProcedureCode.of(code, "95"), cents, 1, List.of(1)),
        DateSegment.on("472", SERVED),
        pcn + "L" + number);
  }

  /** A telehealth session at home. */
  static ProfessionalClaim session(String pcn) {
    return ProfessionalClaim.of(
        ClaimSegment.of(pcn, 17500, "10", "1"),
        DiagnosisSegment.icd10(List.of("F41.1", "F33.1")),
        List.of(rendering()),
        List.of(line(1, pcn, "90837", 17500)));
  }

  /** A replacement in an office elsewhere, with authorisation, referral, supervision and notes. */
  static ProfessionalClaim replacement(String pcn) {
    NamedLoop referring =
        NamedLoop.of(NameSegment.person("DN", "OTT", "LEO", "", "", "XX", "1245319599"));
    NamedLoop facility =
        NamedLoop.of(NameSegment.organization("77", "HARBOR CLINIC", "XX", "1234567893"))
            .with(AddressSegments.of("9 MAIN ST", "", "YONKERS", "NY", "107010009"));
    NamedLoop supervising =
        NamedLoop.of(NameSegment.person("DQ", "IRVING", "ANA", "", "", "XX", "1245319599"));
    ProfessionalLine evaluation =
        line(1, pcn, "99213", 12050)
            .plus(ReferenceSegment.of("G1", "AUTH77"))
            .withNotes(List.of(new NoteSegment("ADD", "SESSION 10.00 TO 10.25")));
    ClaimSegment head = ClaimSegment.of(pcn, 18050, "11", "7").withDelayReason("8");
    return ProfessionalClaim.of(
            head,
            DiagnosisSegment.icd10(List.of("F411")),
            List.of(referring, rendering(), facility, supervising),
            List.of(evaluation, line(2, pcn, "90833", 6000)))
        .withDates(List.of(DateSegment.on("431", LocalDate.of(2025, 12, 1))))
        .withAmounts(List.of(new AmountSegment("F5", 2000)))
        .withReferences(
            List.of(
                ReferenceSegment.of("9F", "REF123"),
                ReferenceSegment.of("G1", "AUTH77"),
                ReferenceSegment.of("F8", "HARB0001")))
        .withNotes(List.of(new NoteSegment("ADD", "CORRECTED PLACE OF SERVICE")));
  }

  /** A claim to the second payer, with what the first one decided. */
  static ProfessionalClaim secondary(String pcn) {
    NamedLoop otherInsured =
        NamedLoop.of(NameSegment.person("IL", "NUNEZ", "RAUL", "", "", "MI", "S555"));
    NamedLoop otherPayer =
        NamedLoop.of(NameSegment.organization("PR", "SUMMIT MUTUAL PPO", "PI", "SUMM1"));
    OtherSubscriber other =
        new OtherSubscriber(
            new SubscriberSegment("P", "01", "", "", "", "12"),
            List.of(),
            List.of(new AmountSegment("D", 10000), new AmountSegment("EAF", 2500)),
            "Y",
            "P",
            "Y",
            List.of(otherInsured, otherPayer),
            List.of());
    LineAdjudication decided =
        new LineAdjudication(
            "SUMM1",
            10000,
            ProcedureCode.of("90837", "95"),
            1000,
            null,
            List.of(AdjustmentSegment.of("CO", "45", 5000), AdjustmentSegment.of("PR", "2", 2500)),
            List.of(DateSegment.on("573", LocalDate.of(2026, 1, 7))),
            List.of(),
            List.of());
    ProfessionalClaim claim = session(pcn);
    return ProfessionalClaim.of(
            claim.head(),
            claim.diagnoses(),
            claim.providers(),
            List.of(claim.lines().get(0).withAdjudications(List.of(decided))))
        .withOtherSubscribers(List.of(other));
  }

  static SubscriberLevel secondCoverage() {
    return SubscriberLevel.of(
        new SubscriberSegment("S", "18", "G100", "", "", "CI"), insured("M300"), payer());
  }

  /** One of each. */
  static List<FiledClaim> all() {
    return List.of(
        FiledClaim.ofSubscriber(billing(), subscriber("M100"), session("CW000000001A")),
        FiledClaim.ofDependent(billing(), subscriber("M200"), child(), session("CW000000002A")),
        FiledClaim.ofSubscriber(billing(), subscriber("M100"), replacement("CW000000003A")),
        FiledClaim.ofSubscriber(billing(), secondCoverage(), secondary("CW000000004A")));
  }

  static byte[] written(List<FiledClaim> claims) {
    var out = Golden.writer();
    try (ClaimFileWriter file = ClaimFileWriter.to(out)) {
      file.open(Golden.interchange(), Golden.group("HC", ClaimTransaction.GUIDE));
      file.write(transaction("0001"), claims);
    }
    return out.bytes();
  }
}
