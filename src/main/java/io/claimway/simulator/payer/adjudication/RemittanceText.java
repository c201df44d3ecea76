package io.claimway.simulator.payer.adjudication;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.intake.ReceivedPerson;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.wire.EdiText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes payment advices as one 835 interchange. */
final class RemittanceText {

  /** The bank from which every simulated payer pays. */
  static final String PAYER_BANK = "123456780";

  private static final String GUIDE = "005010X221A1";
  private static final String TIME = "0330";

  private final EdiText text;

  private RemittanceText(EdiText text) {
    this.text = text;
  }

  /**
   * One interchange with a transaction per advice.
   *
   * @param unbalanced keys of advices whose first adjustment is to be a dollar off
   */
  static byte[] of(
      List<PaymentAdvice> advices,
      SimulatedPartner partner,
      LocalDate day,
      int control,
      Set<String> unbalanced) {
    EdiText text = new EdiText(partner.syntax());
    text.interchange(partner.receiver(), "CLAIMWAY", day, TIME, control);
    text.group("HP", partner.receiver(), "CLAIMWAY", day, TIME, control, GUIDE);
    RemittanceText writer = new RemittanceText(text);
    for (PaymentAdvice advice : advices) {
      writer.write(advice, unbalanced.contains(advice.key()));
    }
    return text.endGroup().endInterchange().bytes();
  }

  private void write(PaymentAdvice advice, boolean unbalanced) {
    SimulatedPayer payer = advice.payer();
    // The 835 names its guide in the group alone: ST03 is not used.
    text.transaction("835", "");
    payment(advice);
    text.segment("TRN", "1", advice.trace(), payer.originator());
    text.segment("REF", "EV", "CLAIMWAY");
    text.segment("DTM", "405", EdiText.DAY.format(advice.day()));
    text.segment("N1", "PR", payer.name(), "XV", payer.originator());
    text.segment("N3", "100 MAIN STREET");
    text.segment("N4", "HARTFORD", "CT", "061030001");
    text.segment("PER", "BL", "PROVIDER SERVICES", "TE", "8005550100");
    BillingGroup payee = advice.payee();
    text.segment("N1", "PE", text.data(payee.legalName()), "XX", payee.npi());
    text.segment("N3", text.data(payee.street()));
    text.segment("N4", text.data(payee.city()), payee.state(), payee.postalCode());
    text.segment("REF", "TJ", payee.ein());
    text.segment("LX", "1");
    boolean spoil = unbalanced;
    for (AdvisedClaim claim : advice.claims()) {
      claim(claim, spoil);
      spoil = false;
    }
    providerAdjustments(advice);
    text.endTransaction();
  }

  private void payment(PaymentAdvice advice) {
    String effective = EdiText.DAY.format(advice.depositedOn());
    BillingGroup payee = advice.payee();
    if (advice.cents() == 0) {
      text.segment(
          "BPR",
          "H",
          "0",
          "C",
          "NON",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          EdiText.DAY.format(advice.day()));
      return;
    }
    text.segment(
        "BPR",
        "I",
        Cents.x12(advice.cents()),
        "C",
        "ACH",
        "CCP",
        "01",
        PAYER_BANK,
        "DA",
        accountOf(advice.payer()),
        advice.payer().originator(),
        "",
        "01",
        payee.bankRouting(),
        "DA",
        payee.bankAccount(),
        effective);
  }

  static String accountOf(SimulatedPayer payer) {
    return "9" + payer.originator().substring(1);
  }

  private void claim(AdvisedClaim advised, boolean spoil) {
    ReceivedClaim claim = advised.claim();
    text.segment(
        "CLP",
        text.data(advised.controlNumber()),
        advised.status(),
        Cents.x12(advised.chargeCents()),
        Cents.x12(advised.paidCents()),
        advised.reversal() || advised.patientCents() == 0 ? "" : Cents.x12(advised.patientCents()),
        filing(claim),
        advised.claimNumber(),
        claim.place(),
        advised.frequency());
    person("QC", claim.patient(), claim.memberId());
    if (!claim.relationship().equals("18")) {
      person("IL", claim.subscriber(), claim.memberId());
    }
    if (!advised.correctedMemberId().isEmpty()) {
      ReceivedPerson patient = claim.patient();
      text.segment(
          "NM1",
          "74",
          "1",
          text.data(patient.lastName()),
          text.data(patient.firstName()),
          "",
          "",
          "",
          "C",
          text.data(advised.correctedMemberId()));
    }
    ReceivedPerson rendering = claim.rendering();
    text.segment(
        "NM1",
        "82",
        "1",
        text.data(rendering.lastName()),
        text.data(rendering.firstName()),
        "",
        "",
        "",
        "XX",
        claim.renderingNpi());
    if (!advised.crossedTo().isEmpty()) {
      text.segment("NM1", "TT", "2", text.data(advised.crossedTo()), "", "", "", "", "PI", "99999");
    }
    if (!advised.remark().isEmpty()) {
      text.segment("MOA", "", "", advised.remark());
    }
    text.segment("DTM", "232", EdiText.DAY.format(claim.firstDay()));
    text.segment("DTM", "233", EdiText.DAY.format(claim.lastDay()));
    text.segment("DTM", "050", EdiText.DAY.format(advised.receivedOn()));
    long covered =
        advised.lines().stream().mapToLong(line -> Math.max(0, line.allowedCents())).sum();
    if (covered > 0) {
      text.segment("AMT", "AU", Cents.x12(covered));
    }
    boolean spoilLine = spoil;
    for (AdvisedLine line : advised.lines()) {
      line(line, advised.withModifiers(), spoilLine);
      spoilLine = false;
    }
  }

  /**
   * CLP06: what SBR09 said, where the 835 has that word; it has none for commercial and Blue plans,
   * which are told as a PPO.
   */
  private static String filing(ReceivedClaim claim) {
    return switch (claim.filing()) {
      case "CI", "BL", "" -> "12";
      case "FI", "11" -> "ZZ";
      default -> claim.filing();
    };
  }

  private void person(String entity, ReceivedPerson person, String memberId) {
    text.segment(
        "NM1",
        entity,
        "1",
        text.data(person.lastName()),
        text.data(person.firstName()),
        "",
        "",
        "",
        "MI",
        text.data(memberId));
  }

  private void line(AdvisedLine line, boolean withModifiers, boolean spoil) {
    List<String> procedure = new ArrayList<>(List.of("HC", line.line().code()));
    if (withModifiers) {
      procedure.addAll(line.line().modifiers());
    }
    text.segment(
        "SVC",
        text.composite(procedure.toArray(String[]::new)),
        Cents.x12(line.chargeCents()),
        Cents.x12(line.paidCents()),
        "",
        String.valueOf(line.line().units()));
    text.segment("DTM", "472", EdiText.DAY.format(line.line().day()));
    adjustments(line, spoil);
    if (!line.line().controlNumber().isEmpty()) {
      text.segment("REF", "6R", text.data(line.line().controlNumber()));
    }
    if (line.allowedCents() >= 0) {
      text.segment("AMT", "B6", Cents.x12(line.allowedCents()));
    }
    if (!line.remark().isEmpty()) {
      text.segment("LQ", "HE", line.remark());
    }
  }

  private void adjustments(AdvisedLine line, boolean spoil) {
    Map<String, List<String>> byGroup = new LinkedHashMap<>();
    long off = spoil ? 100 : 0;
    for (AdvisedAmount each : line.adjustments()) {
      List<String> elements =
          byGroup.computeIfAbsent(each.group(), group -> new ArrayList<>(List.of(group)));
      if (elements.size() > 1) {
        elements.add("");
      }
      elements.add(each.reason());
      elements.add(Cents.x12(each.cents() + off));
      off = 0;
    }
    byGroup.values().forEach(elements -> text.segment("CAS", elements.toArray(String[]::new)));
  }

  private void providerAdjustments(PaymentAdvice advice) {
    List<PaymentAdvice.ProviderAmount> amounts = advice.adjustments();
    for (int from = 0; from < amounts.size(); from += 6) {
      List<String> elements =
          new ArrayList<>(List.of(advice.payee().npi(), advice.day().getYear() + "1231"));
      for (PaymentAdvice.ProviderAmount each :
          amounts.subList(from, Math.min(from + 6, amounts.size()))) {
        elements.add(text.composite(each.code(), text.data(each.reference())));
        elements.add(Cents.x12(each.cents()));
      }
      text.segment("PLB", elements.toArray(String[]::new));
    }
  }
}
