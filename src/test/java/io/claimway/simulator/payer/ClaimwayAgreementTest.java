package io.claimway.simulator.payer;

import static io.claimway.simulator.payer.AnswerFixture.all;
import static io.claimway.simulator.payer.AnswerFixture.names;
import static io.claimway.simulator.payer.PayerWorldFixture.FIRST_DAY;
import static io.claimway.simulator.payer.PayerWorldFixture.GROUP;
import static io.claimway.simulator.payer.PayerWorldFixture.NPI;
import static io.claimway.simulator.payer.PayerWorldFixture.TAXONOMY;
import static io.claimway.simulator.payer.PayerWorldFixture.payer;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.bank.nacha.AchAccount;
import io.claimway.bank.nacha.AchCreditFile;
import io.claimway.bank.nacha.AchOrigin;
import io.claimway.bank.nacha.AchPayee;
import io.claimway.bank.nacha.AchReceipts;
import io.claimway.bank.nacha.AchWriter;
import io.claimway.bank.nacha.TransactionCode;
import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.PayerWorldFixture.Filing;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.claim837.BillingLevel;
import io.claimway.x12.claim837.ClaimFileWriter;
import io.claimway.x12.claim837.ClaimSegment;
import io.claimway.x12.claim837.ClaimTransaction;
import io.claimway.x12.claim837.DiagnosisSegment;
import io.claimway.x12.claim837.FiledClaim;
import io.claimway.x12.claim837.ProfessionalClaim;
import io.claimway.x12.claim837.ProfessionalLine;
import io.claimway.x12.claim837.ServiceSegment;
import io.claimway.x12.claim837.SubscriberLevel;
import io.claimway.x12.claim837.SubscriberSegment;
import io.claimway.x12.eligibility.EligibilityBatch;
import io.claimway.x12.eligibility.EligibilityQuestion;
import io.claimway.x12.eligibility.EligibilityWriter;
import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ProviderSegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Claimway's writers before the payers' readers, and the payers' writers before Claimway's checks:
 * two readings of one standard.
 */
class ClaimwayAgreementTest {

  @TempDir private Path outside;

  private final MailboxesInMemory mailboxes = new MailboxesInMemory();

  private OutsideWorld world(FaultMenu menu) {
    return new OutsideWorld(
        mailboxes, PayerWorldFixture.registry(40), menu, 11, FIRST_DAY, outside);
  }

  private static LocalDate night(int n) {
    return BankingCalendar.plus(FIRST_DAY, n);
  }

  @Test
  void claimwaysGuideCheckAcceptsEveryAnswer() throws Exception {
    OutsideWorld world = world(FaultMenu.named("some"));
    int serial = 0;
    for (int n = 0; n < 24; n++) {
      world.morning(night(n));
      List<Filing> filings = new ArrayList<>();
      for (int i = 0; i < 20 && n < 14; i++) {
        SimulatedPayer payer =
            payer(List.of("harbor-commercial", "summit-ppo", "unity-exchange").get(serial % 3));
        filings.add(Filing.of("C" + serial, payer, serial / 3 % 40, night(n).minusDays(3)));
        serial++;
      }
      if (!filings.isEmpty()) {
        mailboxes.putIfAbsent(
            PayerWorldFixture.outboundName("clearpath", night(n), n + 1),
            PayerWorldFixture.file("clearpath", night(n), n + 1, filings));
      }
    }
    for (String kind : List.of("TA1", "999", "277CA", "835")) {
      assertThat(names(mailboxes, kind)).as(kind).isNotEmpty();
      for (String name : names(mailboxes, kind)) {
        FileReport report = FileCheck.read(mailboxes.read(name));
        assertThat(report.isClean()).as(() -> name + "\n" + describe(report)).isTrue();
      }
    }
    for (String name : names(mailboxes, "ACH")) {
      AchReceipts receipts = AchReceipts.read(new ByteArrayInputStream(mailboxes.read(name)));
      assertThat(receipts.summary().findings()).as(name).isEmpty();
      assertThat(receipts.deposits()).allMatch(deposit -> deposit.trace() != null);
    }
  }

  private static String describe(FileReport report) {
    return report.findings()
        + "\n"
        + report.transactions().stream().map(each -> each.findings().toString()).limit(3).toList();
  }

  @Test
  void payersAcceptWhatClaimwayWrites() throws Exception {
    SimulatedPayer harbor = payer("harbor-commercial");
    List<FiledClaim> claims = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      claims.add(claimwayClaim(harbor, i, "CW" + i));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ClaimFileWriter writer = ClaimFileWriter.to(file)) {
      writer.open(
          InterchangeHeader.of(
              "ZZ", "CLAIMWAY", "ZZ", "CLEARPATH", FIRST_DAY, LocalTime.of(2, 0), 1, false),
          GroupHeader.of(
              "HC",
              "CLAIMWAY",
              "CLEARPATH",
              FIRST_DAY,
              LocalTime.of(2, 0),
              1,
              ClaimTransaction.GUIDE));
      writer.write(
          ClaimTransaction.of(
              "0001",
              "B1",
              FIRST_DAY,
              "0200",
              NamedLoop.of(
                      NameSegment.organization(
                          "41", "CLAIMWAY BEHAVIORAL NETWORK", "46", "CLAIMWAY1"))
                  .withContacts(ContactSegment.telephone("CLAIMS", "2125550100")),
              NamedLoop.of(NameSegment.organization("40", "CLEARPATH", "46", "CLEARPATH"))),
          claims);
    }
    mailboxes.putIfAbsent(
        PayerWorldFixture.outboundName("clearpath", FIRST_DAY, 1), file.toByteArray());
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(1));
    assertThat(world.claimwayErrors()).isEmpty();
    assertThat(
            all(mailboxes, "277CA").stream()
                .filter(each -> each.get(0).equals("REF") && each.get(1).equals("1K")))
        .hasSize(3);
  }

  private static FiledClaim claimwayClaim(SimulatedPayer payer, int member, String number) {
    BillingLevel billing =
        BillingLevel.of(
            null,
            NamedLoop.of(NameSegment.organization("85", GROUP.legalName(), "XX", GROUP.npi()))
                .with(
                    AddressSegments.of(
                        GROUP.street(), "", GROUP.city(), GROUP.state(), GROUP.postalCode()))
                .withReferences(ReferenceSegment.of("EI", GROUP.ein())),
            null);
    SubscriberLevel subscriber =
        SubscriberLevel.of(
            new SubscriberSegment("P", "18", "GRP", "", "", "CI"),
            subscriber(payer, member)
                .with(AddressSegments.of("1 Road", "", "Albany", "NY", "122071234"))
                .with(new DemographicSegment(LocalDate.of(1980, 1, 1 + member % 28), "F")),
            NamedLoop.of(NameSegment.organization("PR", payer.name(), "PI", payer.id())));
    ProfessionalClaim claim =
        ProfessionalClaim.of(
            ClaimSegment.of(number, 20_000, "10", "1"),
            DiagnosisSegment.icd10(List.of("F41.1")),
            List.of(
                NamedLoop.of(NameSegment.person("82", "Therapist", "Thea", "", "", "XX", NPI))
                    .with(ProviderSegment.taxonomy("PE", TAXONOMY))),
            List.of(
                ProfessionalLine.of(
                    1,
                    ServiceSegment.of(ProcedureCode.of("90837", "95"), 20_000, 1, List.of(1)),
                    DateSegment.on("472", FIRST_DAY.minusDays(3)),
                    number + "L1")));
    return FiledClaim.ofSubscriber(billing, subscriber, claim);
  }

  private static NamedLoop subscriber(SimulatedPayer payer, int member) {
    return NamedLoop.of(
        NameSegment.person(
            "IL",
            "Fixture",
            PayerWorldFixture.firstName(member),
            "",
            "",
            "MI",
            PayerWorldFixture.memberId(payer, member)));
  }

  @Test
  void answersInquiriesInTheSameNight() {
    SimulatedPayer harbor = payer("harbor-commercial");
    List<EligibilityQuestion> questions =
        List.of(
            question(harbor, 0, LocalDate.of(1980, 1, 1), "T0"),
            question(harbor, 1, LocalDate.of(1999, 9, 9), "T1"),
            question(harbor, 999, LocalDate.of(1980, 1, 1), "T2"));
    SegmentWriter out = new SegmentWriter(Delimiters.USUAL);
    EligibilityWriter writer = EligibilityWriter.to(out);
    writer.open(
        InterchangeHeader.of(
            "ZZ", "CLAIMWAY", "ZZ", "CLEARPATH", FIRST_DAY, LocalTime.of(2, 0), 5, false),
        GroupHeader.of(
            "HS",
            "CLAIMWAY",
            "CLEARPATH",
            FIRST_DAY,
            LocalTime.of(2, 0),
            5,
            EligibilityWriter.GUIDE));
    writer.write(
        "270",
        EligibilityBatch.header("0001", "E1", FIRST_DAY, "0200"),
        EligibilityBatch.levels(questions));
    writer.close();
    mailboxes.putIfAbsent("mailboxes/clearpath/outbound/270_20260105_000000005_x.edi", out.bytes());

    OutsideWorld world = world(FaultMenu.named("none"));
    world.answerEligibility(FIRST_DAY);
    world.answerEligibility(FIRST_DAY);

    assertThat(world.claimwayErrors()).isEmpty();
    assertThat(names(mailboxes, "271")).hasSize(1);
    List<List<String>> answer = all(mailboxes, "271");
    assertThat(answer)
        .contains(
            List.of("TRN", "2", "T0", "9CLAIMWAY1"),
            List.of("AAA", "N", "", "71", "C"),
            List.of("AAA", "N", "", "75", "C"));
    assertThat(answer)
        .contains(List.of("EB", "B", "IND", "MH", "", "", "27", "25", "", "", "", "", "Y"));
    assertThat(answer)
        .contains(List.of("EB", "A", "IND", "MH", "", "", "27", "", ".2", "", "", "", "Y"));
    assertThat(answer)
        .contains(List.of("EB", "C", "IND", "30^MH", "", "", "29", "150", "", "", "", "", "Y"));
    FileReport report = FileCheck.read(mailboxes.read(names(mailboxes, "271").get(0)));
    assertThat(report.isClean()).as(() -> describe(report)).isTrue();

    world.morning(night(1));
    assertThat(names(mailboxes, "271")).hasSize(1);
  }

  private static EligibilityQuestion question(
      SimulatedPayer payer, int member, LocalDate birthDate, String trace) {
    return new EligibilityQuestion(
        NamedLoop.of(NameSegment.organization("PR", payer.name(), "PI", payer.id())),
        NamedLoop.of(NameSegment.organization("1P", GROUP.legalName(), "XX", GROUP.npi())),
        subscriber(payer, member).with(new DemographicSegment(birthDate, "F")),
        null,
        TraceSegment.of("1", trace, "9CLAIMWAY1"),
        DateSegment.on("291", FIRST_DAY),
        List.of("30", "MH"));
  }

  private void putPayout(AchPayee payee) {
    AchOrigin origin =
        new AchOrigin(
            GROUP.bankRouting(),
            "BANK",
            GROUP.bankRouting(),
            "CLAIMWAY",
            "CLAIMWAY BH NY",
            "1" + GROUP.ein(),
            null);
    byte[] payout =
        AchWriter.write(
            AchCreditFile.of(
                origin, FIRST_DAY, LocalTime.of(2, 0), 'A', night(3), "PAYOUT", List.of(payee)));
    mailboxes.putIfAbsent("mailboxes/bank/outbound/NACHA_20260105_1_x.ach", payout);
  }

  private static AchAccount account() {
    return new AchAccount(GROUP.bankRouting(), "778899", TransactionCode.Account.CHECKING);
  }

  private String firstReport() {
    return new String(mailboxes.read(names(mailboxes, "BAI2").get(0)), StandardCharsets.US_ASCII);
  }

  @Test
  void settlesAPayoutFileOnItsEffectiveDateAndReportsTheBalance() {
    putPayout(AchPayee.of("PO1", "THERAPY PRACTICE", AchPayee.Kind.COMPANY, account(), 12_345));
    OutsideWorld world = world(FaultMenu.named("none"));
    world.morning(night(2));
    assertThat(names(mailboxes, "BAI2")).isEmpty();
    world.morning(night(3));
    assertThat(world.claimwayErrors()).isEmpty();
    assertThat(firstReport())
        .contains("03,55500001,USD,010,0,,,015,-12345,,/")
        .contains("16,455,12345,,");
  }

  @Test
  void returnsAPayoutTwoBankingDaysAfterItSettled() throws Exception {
    putPayout(AchPayee.of("PO1", "THERAPY PRACTICE", AchPayee.Kind.COMPANY, account(), 12_345));
    world(FaultMenu.always(Fault.PAYOUT_RETURNED)).morning(night(5));
    AchReceipts receipts = receipts("ACHRETURN");
    assertThat(receipts.summary().findings()).isEmpty();
    assertThat(receipts.returns()).hasSize(1);
    assertThat(receipts.returns().get(0).reasonCode()).isEqualTo("R03");
    assertThat(receipts.returns().get(0).amountCents()).isEqualTo(12_345);
    String report =
        new String(mailboxes.read(names(mailboxes, "BAI2").get(1)), StandardCharsets.US_ASCII);
    assertThat(report).contains("010,-12345,,,015,0,,/").contains("16,257,12345,,");
  }

  @Test
  void correctsAnAccountAfterItsPrenote() throws Exception {
    putPayout(AchPayee.prenote("PO1", "THERAPY PRACTICE", AchPayee.Kind.COMPANY, account()));
    world(FaultMenu.always(Fault.ACCOUNT_CORRECTED)).morning(night(5));
    AchReceipts receipts = receipts("ACHRETURN");
    assertThat(receipts.summary().findings()).isEmpty();
    assertThat(receipts.changes()).hasSize(1);
    assertThat(names(mailboxes, "BAI2")).isEmpty();
  }

  private AchReceipts receipts(String kind) throws Exception {
    return AchReceipts.read(
        new ByteArrayInputStream(mailboxes.read(names(mailboxes, kind).get(0))));
  }
}
