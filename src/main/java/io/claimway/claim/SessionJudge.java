package io.claimway.claim;

import io.claimway.claim.edit.ContentFlaw;
import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.EditFindings;
import io.claimway.claim.edit.Edits;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.PricedSession;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.CoverageOrder;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.eligibility.InquiryFlaw;
import io.claimway.party.Contract;
import io.claimway.party.Coverage;
import io.claimway.party.Licence;
import io.claimway.party.Provider;
import io.claimway.party.ScreeningResult;
import io.claimway.party.payer.PayerProfile;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies every predicate of SPEC §4 that looks at one session alone. */
final class SessionJudge {

  private final ClaimRules rules;
  private final SessionPricing pricing;
  private final Edits edits;
  private final Function<Claim, List<ContentFlaw>> guide;

  SessionJudge(ClaimRules rules, Edits edits, Function<Claim, List<ContentFlaw>> guide) {
    this.rules = rules;
    this.pricing = new SessionPricing(rules);
    this.edits = edits;
    this.guide = guide;
  }

  /**
   * Judges a session as if it took place.
   *
   * @param overlapping whether its provider saw another client at the same time
   */
  JudgedSession judge(SessionCase facts, boolean overlapping) {
    Session session = facts.session();
    LocalDate day = session.serviceDate();
    Set<HoldCode> holds = EnumSet.noneOf(HoldCode.class);
    EditFindings findings = new EditFindings();
    if (rules.asOf().isBefore(session.confirmedAt().plus(rules.amendmentWindow()))) {
      holds.add(HoldCode.AMENDMENT_WINDOW);
    }
    if (overlapping) {
      findings.add(EditCode.OVERLAPPING_SESSION, session.sessionId(), day);
    }
    Coverage coverage = judgeCoverage(facts, day, holds);
    PayerProfile profile =
        coverage == null ? null : rules.profiles().find(coverage.payer()).orElse(null);
    Licence licence = judgeProvider(facts.provider(), session.clientState(), day, holds);
    judgePayer(facts, coverage, profile, day, holds);
    PricedSession priced = price(facts, coverage, profile, licence, holds, findings);
    List<EditFinding> found = new ArrayList<>(findings.list());
    if (priced != null) {
      found.addAll(edits.ofSession(priced));
    }
    found.addAll(flaws(facts, priced, holds, found));
    return judged(facts, priced, coverage, profile, holds).found(found);
  }

  /**
   * What the guides of claim and inquiry find beyond the edits, of each owner the first. In its
   * window a session may still change, and a claim of it is not formed yet.
   */
  private List<EditFinding> flaws(
      SessionCase facts, PricedSession priced, Set<HoldCode> holds, List<EditFinding> found) {
    EditFindings flaws = new EditFindings();
    Session session = facts.session();
    boolean formed =
        priced != null
            && !priced.lines().isEmpty()
            && session.status().billable()
            && !holds.contains(HoldCode.AMENDMENT_WINDOW)
            && found.stream().noneMatch(EditFinding::holds);
    if (formed) {
      guide
          .apply(ClaimAssembly.assemble(List.of(priced)))
          .forEach(flaw -> flaws.add(flaw, session.sessionId(), session.serviceDate()));
    }
    if (facts.coverage() != null && facts.coverage().status() == CoverageStatus.UNASKABLE) {
      ContentFlaw flaw = inquiry(InquiryFlaw.parse(facts.coverage().codes()));
      Set<HoldOwner> asked = EnumSet.noneOf(HoldOwner.class);
      found.stream().filter(EditFinding::holds).forEach(each -> asked.add(each.edit().owner()));
      flaws.list().forEach(each -> asked.add(each.edit().owner()));
      if (!asked.contains(flaw.edit().owner())) {
        flaws.add(flaw, session.sessionId(), session.serviceDate());
      }
    }
    return flaws.list();
  }

  private static ContentFlaw inquiry(InquiryFlaw flaw) {
    return new ContentFlaw(
        flaw.ofNetwork() ? EditCode.INQUIRY_OF_NETWORK : EditCode.INQUIRY_OF_CLIENT,
        flaw.element());
  }

  private JudgedSession judged(
      SessionCase facts,
      PricedSession priced,
      Coverage coverage,
      PayerProfile profile,
      Set<HoldCode> holds) {
    LocalDate deadline =
        profile == null ? null : profile.filing().originalDeadline(facts.session().serviceDate());
    long charge = pricing.chargeCents(facts.session());
    return new JudgedSession(
        facts,
        priced,
        coverage == null ? null : coverage.payer(),
        deadline,
        charge,
        holds.stream().map(code -> Hold.of(code, deadline, charge)).toList(),
        List.of());
  }

  private static Coverage judgeCoverage(SessionCase facts, LocalDate day, Set<HoldCode> holds) {
    if (facts.client() == null) {
      holds.add(HoldCode.MISSING_COVERAGE);
      return null;
    }
    if (!facts.client().hasPaymentMethod()) {
      holds.add(HoldCode.MISSING_PAYMENT_METHOD);
    }
    CoverageOrder order = CoverageOrder.of(facts.client(), day);
    if (order.unknown()) {
      holds.add(HoldCode.COORDINATION_OF_BENEFITS);
    } else if (order.primary() == null) {
      holds.add(HoldCode.MISSING_COVERAGE);
    } else {
      hold(facts.coverage()).ifPresent(holds::add);
    }
    return order.primary();
  }

  private static Optional<HoldCode> hold(CoverageDecision decision) {
    if (decision == null) {
      return Optional.of(HoldCode.COVERAGE_UNCONFIRMED);
    }
    return switch (decision.status()) {
      // What the inquiry could not say is held by what it is.
      case CONFIRMED, UNASKABLE -> Optional.empty();
      case NONE -> Optional.of(HoldCode.MISSING_COVERAGE);
      case ORDER_UNKNOWN, OTHER_COVERAGE -> Optional.of(HoldCode.COORDINATION_OF_BENEFITS);
      case UNCONFIRMED -> Optional.of(HoldCode.COVERAGE_UNCONFIRMED);
      case INACTIVE -> Optional.of(HoldCode.COVERAGE_NOT_ACTIVE);
      case MISMATCH -> Optional.of(HoldCode.NAME_OR_BIRTHDATE_MISMATCH);
    };
  }

  private static Licence judgeProvider(
      Provider provider, String state, LocalDate day, Set<HoldCode> holds) {
    if (provider == null || provider.screening() != ScreeningResult.CLEAR) {
      holds.add(HoldCode.PROVIDER_INELIGIBLE);
      return null;
    }
    if (provider.terminatedOn() != null && day.isAfter(provider.terminatedOn())) {
      holds.add(HoldCode.PROVIDER_TERMINATED);
    }
    Licence licence = provider.licence(state, day).orElse(null);
    if (licence == null) {
      holds.add(HoldCode.PROVIDER_INELIGIBLE);
    }
    return licence;
  }

  private void judgePayer(
      SessionCase facts,
      Coverage coverage,
      PayerProfile profile,
      LocalDate day,
      Set<HoldCode> holds) {
    if (coverage == null) {
      return;
    }
    if (profile == null
        || !profile.speaks("837P")
        || facts.provider() == null
        || !facts.provider().participates(coverage.payer(), day)) {
      holds.add(HoldCode.PAYER_NOT_READY);
    }
    if (rules.paused().contains(coverage.payer())) {
      holds.add(HoldCode.PAYER_PAUSED);
    }
    if (profile == null) {
      return;
    }
    if (profile.signedNote() && !facts.session().noteSigned()) {
      holds.add(HoldCode.NOTE_UNSIGNED);
    }
    String authorization = facts.session().authorizationNumber();
    boolean authorized = authorization != null && !authorization.isBlank();
    if (!authorized
        && facts.session().lines().stream()
            .anyMatch(line -> profile.authorizedProcedures().contains(line.procedureCode()))) {
      holds.add(HoldCode.AUTHORIZATION_REQUIRED);
    }
    if (rules.businessDate().isAfter(profile.filing().originalDeadline(day))) {
      holds.add(HoldCode.PAST_TIMELY_FILING);
    }
  }

  private PricedSession price(
      SessionCase facts,
      Coverage coverage,
      PayerProfile profile,
      Licence licence,
      Set<HoldCode> holds,
      EditFindings findings) {
    if (coverage == null || profile == null || licence == null) {
      return null;
    }
    Session session = facts.session();
    Optional<Contract> contract =
        rules.contract(coverage.payer(), session.clientState(), session.serviceDate());
    if (contract.isEmpty()) {
      holds.add(HoldCode.NO_CONTRACT_RATE);
      return null;
    }
    SessionPricing.Priced priced =
        pricing.price(session, contract.get(), licence.type(), profile.telehealth(), findings);
    if (!priced.rated()) {
      holds.add(HoldCode.NO_CONTRACT_RATE);
    }
    return new PricedSession(
        session,
        facts.client(),
        facts.provider(),
        facts.supervisor(),
        coverage,
        profile,
        contract.get(),
        SessionPricing.placeOfService(session, profile.telehealth()),
        priced.lines());
  }
}
