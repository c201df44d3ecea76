package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.intake.PayerVerdict;
import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.intake.ReceivedLine;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.registry.EnrolledProvider;
import io.claimway.simulator.payer.registry.Member;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes claims into a payer's system or refuses them, as the 277CA will say. */
public final class AcceptanceDesk {

  private static final Pattern CONTROL_NUMBER = Pattern.compile("[A-Z0-9]{1,20}");
  private static final Pattern DIAGNOSIS = Pattern.compile("[A-TV-Z]\\d[0-9A-Z]{1,5}");
  private static final Pattern PROCEDURE = Pattern.compile("[0-9A-Z]\\d{3}[0-9A-Z]");
  private static final Set<String> PLACES =
      Set.of(
          "02", "03", "04", "10", "11", "12", "13", "14", "15", "17", "18", "19", "20", "21", "22",
          "23", "31", "32", "33", "34", "49", "50", "51", "52", "53", "54", "55", "56", "57", "58",
          "61", "62", "65", "71", "72", "99");

  private final PartnerDirectory directory;
  private final RegistryIndex registry;
  private final PayerBook book;
  private final FaultLog log;

  public AcceptanceDesk(
      PartnerDirectory directory, RegistryIndex registry, PayerBook book, FaultLog log) {
    this.directory = directory;
    this.registry = registry;
    this.book = book;
    this.log = log;
  }

  /**
   * A claim judged but not yet answered.
   *
   * @param file the claim on file, or null where it is refused
   */
  public record Judgement(PayerVerdict verdict, ClaimOnFile file) {

    /** Whether a fault may still strike it: accepted, an original, and the first of its kind. */
    public boolean mayBeStruck() {
      return file != null && file.firstOfItsKind() && file.claim().frequency().equals("1");
    }
  }

  /** Judges a claim that came through a partner and, if all is well, puts it on file. */
  public Judgement judge(String partner, ReceivedClaim claim, LocalDate day) {
    Optional<SimulatedPayer> payer = directory.payer(partner, claim.payerId());
    if (payer.isEmpty()) {
      return wrong(partner, claim, day, "payer id is not served by this partner", "A3:116");
    }
    Refusal refusal = refusalOf(payer.get(), claim, day);
    if (refusal != null) {
      FaultLog.Kind kind =
          refusal.claimwaysFault() ? FaultLog.Kind.CLAIMWAY_ERROR : FaultLog.Kind.REGISTRY;
      log.add(
          new FaultLog.Entry(
              day, kind, "claim-refused", partner, claim.controlNumber(), refusal.why()));
      return new Judgement(PayerVerdict.refused(claim, refusal.why(), refusal.statuses()), null);
    }
    return accept(payer.get(), claim, day);
  }

  private Judgement wrong(
      String partner, ReceivedClaim claim, LocalDate day, String why, String status) {
    log.add(
        new FaultLog.Entry(
            day,
            FaultLog.Kind.CLAIMWAY_ERROR,
            "claim-refused",
            partner,
            claim.controlNumber(),
            why));
    return new Judgement(PayerVerdict.refused(claim, why, List.of(status)), null);
  }

  private record Refusal(boolean claimwaysFault, String why, List<String> statuses) {}

  private static Refusal registered(String why, String... statuses) {
    return new Refusal(false, why, List.of(statuses));
  }

  private static Refusal error(String why, String... statuses) {
    return new Refusal(true, why, List.of(statuses));
  }

  private Refusal refusalOf(SimulatedPayer payer, ReceivedClaim claim, LocalDate day) {
    Refusal refusal = wordingOf(payer, claim, day);
    if (refusal == null) {
      refusal = providerOf(payer, claim);
    }
    if (refusal == null) {
      refusal = memberOf(payer, claim);
    }
    return refusal == null ? lineageOf(payer, claim) : refusal;
  }

  private Refusal wordingOf(SimulatedPayer payer, ReceivedClaim claim, LocalDate day) {
    if (!CONTROL_NUMBER.matcher(claim.controlNumber()).matches()) {
      return error("CLM01 is not of upper-case letters and digits", "A7:478");
    }
    if (!book.newControlNumber(payer.slug(), claim.controlNumber())) {
      return error("CLM01 was used before", "A3:54");
    }
    long sum = claim.lines().stream().mapToLong(ReceivedLine::chargeCents).sum();
    if (sum != claim.chargeCents()) {
      return error(
          "CLM02 " + claim.chargeCents() + " is not the sum of its lines " + sum, "A8:400");
    }
    if (!PLACES.contains(claim.place())) {
      return error("place of service " + claim.place() + " is unknown", "A7:249");
    }
    if (claim.lastDay().isAfter(day)) {
      return error("service date lies ahead", "A3:21", "A3:187");
    }
    Set<String> diagnoses = new HashSet<>();
    for (String diagnosis : claim.diagnoses()) {
      if (!DIAGNOSIS.matcher(diagnosis).matches() || !diagnoses.add(diagnosis)) {
        return error("a diagnosis is malformed or repeated", "A7:255");
      }
    }
    return linesOf(claim);
  }

  private static Refusal linesOf(ReceivedClaim claim) {
    Set<String> controls = new HashSet<>();
    for (ReceivedLine line : claim.lines()) {
      boolean pointsWell =
          !line.pointers().isEmpty()
              && line.pointers().stream()
                  .allMatch(pointer -> pointer >= 1 && pointer <= claim.diagnoses().size());
      if (!pointsWell) {
        return error("a diagnosis pointer points nowhere", "A7:255");
      }
      if (!PROCEDURE.matcher(line.code()).matches()
          || line.units() < 1
          || line.chargeCents() <= 0) {
        return error("a line's procedure, units or charge is not possible", "A7:454");
      }
      if (!line.controlNumber().isEmpty() && !controls.add(line.controlNumber())) {
        return error("a line control number is repeated", "A7:21");
      }
    }
    return null;
  }

  private Refusal providerOf(SimulatedPayer payer, ReceivedClaim claim) {
    Optional<BillingGroup> group = registry.group(claim.billingNpi());
    if (group.isEmpty() || !group.get().ein().equals(claim.billingTaxId().replace("-", ""))) {
      return error("billing provider's NPI and tax id are not on file", "A7:562:85");
    }
    if (!wellFormedNpi(claim.renderingNpi())) {
      return error("rendering NPI fails its check digit", "A7:562:82");
    }
    List<EnrolledProvider> enrolments = registry.enrolments(payer.slug(), claim.renderingNpi());
    if (enrolments.stream().noneMatch(each -> each.approvedOn(claim.firstDay()))) {
      return registered("rendering provider is not on file for the date of service", "A7:562:82");
    }
    boolean sameTaxonomy =
        claim.renderingTaxonomy().isEmpty()
            || enrolments.stream()
                .anyMatch(each -> each.taxonomy().equals(claim.renderingTaxonomy()));
    return sameTaxonomy ? null : registered("taxonomy is not the enrolled one", "A7:145:82");
  }

  /** The check digit of an NPI by Luhn's formula over its prefix 80840. */
  static boolean wellFormedNpi(String npi) {
    if (!npi.matches("[12]\\d{9}")) {
      return false;
    }
    int sum = 24;
    for (int i = 0; i < 10; i++) {
      int digit = npi.charAt(i) - '0';
      int weighed = i % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private Refusal memberOf(SimulatedPayer payer, ReceivedClaim claim) {
    MemberSearch search =
        MemberSearch.among(registry.members(payer.slug(), claim.memberId()), claim.patient());
    return switch (search.failure()) {
      case UNKNOWN_ID -> registered("member id is not on file", "A7:33:IL");
      case BIRTH_DATE -> registered("birth date is not the member's", "A7:158:QC");
      case NAME -> registered("name is not the member's", "A7:125:QC");
      case NONE ->
          book.covers(search.member(), claim.firstDay())
              ? null
              : registered("coverage was not active on the date of service", "A7:88:QC");
    };
  }

  private Refusal lineageOf(SimulatedPayer payer, ReceivedClaim claim) {
    ClaimOnFile replaced = null;
    if (!claim.frequency().equals("1")) {
      if (!payer.corrections()) {
        return error("this payer takes no frequency " + claim.frequency(), "A7:535");
      }
      replaced = book.byClaimNumber(payer.slug(), claim.originalReference()).orElse(null);
      if (replaced == null || replaced.standing() == ClaimOnFile.Standing.GONE) {
        return error("REF*F8 names no claim that stands", "A7:464");
      }
    } else if (!claim.originalReference().isEmpty()) {
      return error("an original carries REF*F8", "A7:464");
    }
    if (claim.frequency().equals("8")) {
      return null;
    }
    for (String key : claim.serviceKeys()) {
      ClaimOnFile other = book.live(key).orElse(null);
      if (other != null && !other.equals(replaced)) {
        return error("double of live original " + other.claim().controlNumber(), "A3:54");
      }
    }
    return null;
  }

  private Judgement accept(SimulatedPayer payer, ReceivedClaim claim, LocalDate day) {
    Member member =
        MemberSearch.among(registry.members(payer.slug(), claim.memberId()), claim.patient())
            .member();
    BillingGroup group = registry.group(claim.billingNpi()).orElseThrow();
    String licence =
        registry.enrolments(payer.slug(), claim.renderingNpi()).stream()
            .filter(each -> each.approvedOn(claim.firstDay()))
            .findFirst()
            .orElseThrow()
            .licence();
    boolean first = book.newNaturalKey(claim);
    ClaimOnFile replaced =
        claim.frequency().equals("1")
            ? null
            : book.byClaimNumber(payer.slug(), claim.originalReference()).orElseThrow();
    String number = book.nextClaimNumber(payer.id(), day);
    ClaimOnFile file =
        new ClaimOnFile(claim, payer, member, group, licence, number, day, replaced, first);
    book.open(file);
    return new Judgement(PayerVerdict.accepted(claim, number), file);
  }

  /** Takes an accepted claim out again because a fault refuses it. */
  public Judgement strike(Judgement judgement, String why, List<String> statuses) {
    book.close(judgement.file());
    judgement.file().leave();
    return new Judgement(PayerVerdict.refused(judgement.file().claim(), why, statuses), null);
  }

  /** Takes a claim of a test file out again: it is answered like any other and goes no further. */
  public void forget(Judgement judgement) {
    if (judgement.file() != null) {
      book.close(judgement.file());
      judgement.file().leave();
    }
  }
}
