package io.claimway.simulator.payer;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.AllowedFee;
import io.claimway.simulator.payer.registry.BenefitPlan;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.registry.EnrolledProvider;
import io.claimway.simulator.payer.registry.Member;
import io.claimway.simulator.payer.registry.PayerRegistry;
import io.claimway.simulator.payer.wire.EdiSyntax;
import io.claimway.simulator.payer.wire.EdiText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A small network that files claims by hand-written 837P text, and what its payers have on file.
 */
final class PayerWorldFixture {

  static final PartnerDirectory DIRECTORY = PartnerDirectory.load();
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  static final String TAXONOMY = "101YM0800X";
  static final String NPI = npi("123456789");
  static final BillingGroup GROUP =
      new BillingGroup(
          "cbh-ny",
          "CLAIMWAY BEHAVIORAL HEALTH OF NEW YORK PC",
          npi("190200001"),
          "131000001",
          "NY",
          "1 BROADWAY",
          "NEW YORK",
          "100041234",
          "123456780",
          "55500001");

  private PayerWorldFixture() {}

  /** One claim as the fixture files it. */
  record Filing(
      String controlNumber,
      SimulatedPayer payer,
      int member,
      LocalDate day,
      String code,
      List<String> modifiers,
      long chargeCents,
      String frequency,
      String originalReference) {

    static Filing of(String controlNumber, SimulatedPayer payer, int member, LocalDate day) {
      return new Filing(controlNumber, payer, member, day, "90837", List.of("95"), 20_000, "1", "");
    }

    Filing as(String newNumber, String newFrequency, String reference) {
      return new Filing(
          newNumber, payer, member, day, code, modifiers, chargeCents, newFrequency, reference);
    }

    Filing coded(String newCode) {
      return new Filing(
          controlNumber,
          payer,
          member,
          day,
          newCode,
          modifiers,
          chargeCents,
          frequency,
          originalReference);
    }
  }

  /** Ten digits with the check digit of an NPI. */
  static String npi(String nine) {
    for (int check = 0; check < 10; check++) {
      int sum = 24 + check;
      for (int i = 0; i < 9; i++) {
        int weighed = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
        sum += weighed > 9 ? weighed - 9 : weighed;
      }
      if (sum % 10 == 0) {
        return nine + check;
      }
    }
    throw new IllegalStateException("no check digit");
  }

  static PayerRegistry registry(int membersPerPayer) {
    List<Member> members = new ArrayList<>();
    List<BenefitPlan> plans = new ArrayList<>();
    List<EnrolledProvider> providers = new ArrayList<>();
    List<AllowedFee> fees = new ArrayList<>();
    for (SimulatedPayer payer : DIRECTORY.payers()) {
      plans.add(
          new BenefitPlan(
              payer.slug(), "GRP", payer.name() + " STANDARD", 2_500, 15_000, 20, false));
      providers.add(
          new EnrolledProvider(
              payer.slug(), NPI, TAXONOMY, "LMHC", LocalDate.of(2025, 1, 1), null));
      for (String code : List.of("90834", "90837", "90791", "90785")) {
        fees.add(new AllowedFee(payer.slug(), "NY", "LMHC", code, 12_345, 12_345));
      }
      for (int i = 0; i < membersPerPayer; i++) {
        members.add(
            new Member(
                payer.slug(),
                memberId(payer, i),
                "GRP",
                "Fixture",
                "Person" + letters(i),
                LocalDate.of(1980, 1, 1 + i % 28),
                "F",
                "1 Road",
                "Albany",
                "NY",
                "122071234",
                "18",
                LocalDate.of(2025, 1, 1),
                null));
      }
    }
    return new PayerRegistry(members, plans, providers, List.of(GROUP), fees);
  }

  static String memberId(SimulatedPayer payer, int i) {
    return payer.id() + "M" + i;
  }

  static String firstName(int i) {
    return "PERSON" + letters(i);
  }

  private static String letters(int i) {
    return "" + (char) ('A' + i / 26 % 26) + (char) ('A' + i % 26) + (char) ('A' + i / 676);
  }

  static SimulatedPayer payer(String slug) {
    return DIRECTORY.payer(slug);
  }

  static SimulatedPartner partner(String slug) {
    return DIRECTORY.partners().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  static String outboundName(String partner, LocalDate day, int control) {
    return String.format(
        "mailboxes/%s/outbound/837P_%s_%09d_fixture.edi",
        partner, EdiText.DAY.format(day), control);
  }

  /** An 837P of one transaction, every claim with levels of its own. */
  static byte[] file(String partner, LocalDate day, int control, List<Filing> filings) {
    String receiver = partner(partner).receiver();
    EdiText text = new EdiText(EdiSyntax.USUAL);
    text.interchange("CLAIMWAY", receiver, day, "0200", control);
    text.group("HC", "CLAIMWAY", receiver, day, "0200", control, "005010X222A1");
    text.transaction("837", "005010X222A1");
    text.segment("BHT", "0019", "00", "BATCH" + control, EdiText.DAY.format(day), "0200", "CH");
    text.segment(
        "NM1", "41", "2", "CLAIMWAY BEHAVIORAL NETWORK", "", "", "", "", "46", "CLAIMWAY1");
    text.segment("PER", "IC", "CLAIMS", "TE", "2125550100");
    text.segment("NM1", "40", "2", receiver, "", "", "", "", "46", receiver);
    text.segment("HL", "1", "", "20", "1");
    text.segment("NM1", "85", "2", GROUP.legalName(), "", "", "", "", "XX", GROUP.npi());
    text.segment("N3", GROUP.street());
    text.segment("N4", GROUP.city(), GROUP.state(), GROUP.postalCode());
    text.segment("REF", "EI", GROUP.ein());
    int level = 1;
    for (Filing filing : filings) {
      claim(text, filing, ++level);
    }
    return text.endTransaction().endGroup().endInterchange().bytes();
  }

  private static void claim(EdiText text, Filing filing, int level) {
    String first = firstName(filing.member());
    text.segment("HL", String.valueOf(level), "1", "22", "0");
    text.segment("SBR", "P", "18", "GRP", "", "", "", "", "", "CI");
    text.segment(
        "NM1",
        "IL",
        "1",
        "FIXTURE",
        first,
        "",
        "",
        "",
        "MI",
        memberId(filing.payer(), filing.member()));
    text.segment("N3", "1 ROAD");
    text.segment("N4", "ALBANY", "NY", "122071234");
    text.segment(
        "DMG", "D8", EdiText.DAY.format(LocalDate.of(1980, 1, 1 + filing.member() % 28)), "F");
    text.segment(
        "NM1", "PR", "2", filing.payer().name(), "", "", "", "", "PI", filing.payer().id());
    String charge = Cents.x12(filing.chargeCents());
    text.segment(
        "CLM",
        filing.controlNumber(),
        charge,
        "",
        "",
        text.composite("10", "B", filing.frequency()),
        "Y",
        "A",
        "Y",
        "Y");
    if (!filing.originalReference().isEmpty()) {
      text.segment("REF", "F8", filing.originalReference());
    }
    text.segment("HI", text.composite("ABK", "F411"));
    text.segment("NM1", "82", "1", "THERAPIST", "THEA", "", "", "", "XX", NPI);
    text.segment("PRV", "PE", "PXC", TAXONOMY);
    text.segment("LX", "1");
    List<String> procedure = new ArrayList<>(List.of("HC", filing.code()));
    procedure.addAll(filing.modifiers());
    text.segment(
        "SV1", text.composite(procedure.toArray(String[]::new)), charge, "UN", "1", "", "", "1");
    text.segment("DTP", "472", "D8", EdiText.DAY.format(filing.day()));
    text.segment("REF", "6R", filing.controlNumber() + "L1");
  }
}
