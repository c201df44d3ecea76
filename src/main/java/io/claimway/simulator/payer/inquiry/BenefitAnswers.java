package io.claimway.simulator.payer.inquiry;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.adjudication.DeductibleBook;
import io.claimway.simulator.payer.adjudication.MemberSearch;
import io.claimway.simulator.payer.adjudication.PayerBook;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.intake.FileAcknowledgements;
import io.claimway.simulator.payer.intake.InterchangeIntake;
import io.claimway.simulator.payer.intake.ReceivedGroup;
import io.claimway.simulator.payer.intake.ReceivedInterchange;
import io.claimway.simulator.payer.intake.ReceivedPerson;
import io.claimway.simulator.payer.intake.ReceivedTransaction;
import io.claimway.simulator.payer.partner.Dispatch;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.PayerProgram;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BenefitPlan;
import io.claimway.simulator.payer.registry.Member;
import io.claimway.simulator.payer.wire.EdiText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Answers 270 files: a 271 for each, a TA1 or a 999 where the file or a transaction is not as the
 * guide wants it.
 */
public final class BenefitAnswers {

  private static final String GUIDE = "005010X279A1";
  private static final String TIME = "2115";

  /**
   * Answers to inquiries have interchange control numbers of their own, derived from the inquiry's.
   */
  private static final int FIRST_CONTROL = 500_000_000;

  private final InterchangeIntake<InquiryAssembler> intake =
      InterchangeIntake.ofInquiries(InquiryAssembler::new);
  private final PartnerDirectory directory;
  private final RegistryIndex registry;
  private final PayerBook book;
  private final DeductibleBook deductibles;
  private final Dispatch dispatch;
  private final FaultLog log;

  public BenefitAnswers(
      PartnerDirectory directory,
      RegistryIndex registry,
      PayerBook book,
      DeductibleBook deductibles,
      Dispatch dispatch,
      FaultLog log) {
    this.directory = directory;
    this.registry = registry;
    this.book = book;
    this.deductibles = deductibles;
    this.dispatch = dispatch;
    this.log = log;
  }

  /** Answers one file of a night at once. */
  public void answer(String fileName, SimulatedPartner partner, byte[] bytes, LocalDate day) {
    ReceivedInterchange<InquiryAssembler> received = intake.read(fileName, partner, bytes);
    String suffix =
        EdiText.DAY.format(day) + "_" + partner.slug() + "_" + received.control() + ".edi";
    int control = FIRST_CONTROL + (int) (digits(received.control()) % 100_000_000) * 3;
    if (!received.accepted()) {
      error(day, partner, fileName, "TA105 " + received.note());
      dispatch.put(
          partner.slug(),
          "TA1_" + suffix,
          FileAcknowledgements.ta1(received, partner, day, control));
      return;
    }
    boolean clean = true;
    EdiText text = new EdiText(partner.syntax());
    text.interchange(partner.receiver(), "CLAIMWAY", day, TIME, control + 1);
    text.group("HB", partner.receiver(), "CLAIMWAY", day, TIME, control + 1, GUIDE);
    int answered = 0;
    for (ReceivedGroup<InquiryAssembler> group : received.groups()) {
      for (ReceivedTransaction<InquiryAssembler> transaction : group.transactions()) {
        if (group.takes(transaction)) {
          new Answer(text, partner, day).write(transaction.body());
          answered++;
        } else {
          clean = false;
          String what =
              transaction.findings().isEmpty() ? "" : transaction.findings().get(0).describe();
          error(
              day,
              partner,
              fileName,
              "ST " + transaction.control() + " " + transaction.errors() + " " + what);
        }
      }
    }
    if (!clean) {
      dispatch.put(
          partner.slug(),
          "999_" + suffix,
          FileAcknowledgements.of999(received, partner, day, control + 2));
    }
    if (answered > 0) {
      dispatch.put(partner.slug(), "271_" + suffix, text.endGroup().endInterchange().bytes());
    }
  }

  private static long digits(String control) {
    return control.matches("\\d{1,9}") ? Long.parseLong(control) : 0;
  }

  private void error(LocalDate day, SimulatedPartner partner, String fileName, String detail) {
    log.add(
        new FaultLog.Entry(
            day,
            FaultLog.Kind.CLAIMWAY_ERROR,
            "inquiry-refused",
            partner.slug(),
            fileName,
            detail));
  }

  /** One 271 transaction while it is written. */
  private final class Answer {
    private final EdiText text;
    private final SimulatedPartner partner;
    private final LocalDate today;
    private int level;
    private String payerLevel = "";
    private String providerLevel = "";
    private String payerId;
    private String providerNpi;

    Answer(EdiText text, SimulatedPartner partner, LocalDate today) {
      this.text = text;
      this.partner = partner;
      this.today = today;
    }

    void write(InquiryAssembler asked) {
      text.transaction("271", GUIDE);
      text.segment(
          "BHT", "0022", "11", text.data(asked.reference()), EdiText.DAY.format(today), TIME);
      for (Inquiry inquiry : asked.inquiries()) {
        openLevels(inquiry);
        person(inquiry);
      }
      text.endTransaction();
    }

    private void openLevels(Inquiry inquiry) {
      if (!inquiry.payerId().equals(payerId)) {
        payerId = inquiry.payerId();
        providerNpi = null;
        payerLevel = next();
        text.segment("HL", payerLevel, "", "20", "1");
        text.segment(
            "NM1",
            "PR",
            "2",
            text.data(inquiry.payerName()),
            "",
            "",
            "",
            "",
            "PI",
            text.data(payerId));
        if (directory.payer(partner.slug(), payerId).isEmpty()) {
          text.segment("AAA", "Y", "", "T4", "N");
        }
      }
      if (!inquiry.providerNpi().equals(providerNpi)) {
        providerNpi = inquiry.providerNpi();
        providerLevel = next();
        text.segment("HL", providerLevel, payerLevel, "21", "1");
        text.segment(
            "NM1", "1P", "2", text.data(inquiry.providerName()), "", "", "", "", "XX", providerNpi);
      }
    }

    private String next() {
      return String.valueOf(++level);
    }

    private void person(Inquiry inquiry) {
      Optional<SimulatedPayer> payer = directory.payer(partner.slug(), inquiry.payerId());
      if (payer.isEmpty()) {
        return;
      }
      MemberSearch search =
          MemberSearch.among(
              registry.members(payer.get().slug(), inquiry.memberId()), inquiry.person());
      String subscriberLevel = next();
      boolean ofDependent = inquiry.dependent() != null;
      text.segment("HL", subscriberLevel, providerLevel, "22", ofDependent ? "1" : "0");
      if (!ofDependent) {
        traces(inquiry);
      }
      named("IL", inquiry.subscriber(), inquiry.memberId());
      if (ofDependent) {
        text.segment("HL", next(), subscriberLevel, "23", "0");
        traces(inquiry);
        named("03", inquiry.dependent(), "");
      }
      LocalDate asked = inquiry.day() == null ? today : inquiry.day();
      if (search.failure() != MemberSearch.Failure.NONE) {
        reject(search.failure(), ofDependent);
        text.segment("DTP", "291", "D8", EdiText.DAY.format(asked));
        return;
      }
      Member member = search.member();
      text.segment(
          "DMG",
          "D8",
          EdiText.DAY.format(member.birthDate()),
          member.sex().matches("[FM]") ? member.sex() : "");
      if (!member.subscriber()) {
        text.segment(
            "INS",
            ofDependent ? "N" : "Y",
            member.relationship().matches("01|19") ? member.relationship() : "34");
      }
      text.segment("DTP", "346", "D8", EdiText.DAY.format(member.coveredFrom()));
      benefits(payer.get(), member, asked);
    }

    private void traces(Inquiry inquiry) {
      for (String trace : inquiry.traces()) {
        String[] parts = trace.split(" ", 2);
        text.segment("TRN", "2", text.data(parts[0]), text.data(parts[1]));
      }
    }

    private void named(String entity, ReceivedPerson person, String memberId) {
      text.segment(
          "NM1",
          entity,
          "1",
          text.data(person.lastName()),
          text.data(person.firstName()),
          "",
          "",
          "",
          memberId.isEmpty() ? "" : "MI",
          text.data(memberId));
    }

    private void reject(MemberSearch.Failure failure, boolean ofDependent) {
      String reason =
          switch (failure) {
            case BIRTH_DATE -> "71";
            case NAME -> ofDependent ? "65" : "73";
            default -> "75";
          };
      text.segment("AAA", "N", "", reason, "C");
    }

    private void benefits(SimulatedPayer payer, Member member, LocalDate asked) {
      if (!book.covers(member, asked)) {
        text.segment("EB", "6", "", text.repeated("30", "MH"));
        return;
      }
      BenefitPlan plan = registry.plan(member).orElse(null);
      String name = plan == null ? payer.name() : text.data(plan.planName());
      text.segment("EB", "1", "", text.repeated("30", "MH", "98"), kind(payer), name);
      if (plan == null || payer.program() == PayerProgram.MEDICAID) {
        return;
      }
      if (plan.copayCents() > 0) {
        text.segment(
            "EB",
            "B",
            "IND",
            "MH",
            "",
            "",
            "27",
            Cents.x12(plan.copayCents()),
            "",
            "",
            "",
            "",
            "Y");
      }
      if (plan.coinsurancePercent() > 0) {
        String fraction = Cents.x12(plan.coinsurancePercent());
        text.segment("EB", "A", "IND", "MH", "", "", "27", "", fraction, "", "", "", "Y");
      }
      if (plan.deductibleCents() > 0) {
        long used = deductibles.used(member, asked.getYear());
        long left = Math.max(0, plan.deductibleCents() - used);
        text.segment(
            "EB",
            "C",
            "IND",
            text.repeated("30", "MH"),
            "",
            "",
            "23",
            Cents.x12(plan.deductibleCents()),
            "",
            "",
            "",
            "",
            "Y");
        text.segment(
            "EB",
            "C",
            "IND",
            text.repeated("30", "MH"),
            "",
            "",
            "29",
            Cents.x12(left),
            "",
            "",
            "",
            "",
            "Y");
      }
      if (plan.authorizationRequired()) {
        text.segment("EB", "CB", "IND", "MH", "", "", "", "", "", "", "", "Y", "Y");
      }
    }

    private static String kind(SimulatedPayer payer) {
      return switch (payer.program()) {
        case MEDICARE -> "MB";
        case MEDICAID -> "MC";
        case COMMERCIAL -> "C1";
      };
    }
  }
}
