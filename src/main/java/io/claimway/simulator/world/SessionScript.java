package io.claimway.simulator.world;

import io.claimway.avro.Topic;
import io.claimway.session.AdjustmentKind;
import io.claimway.session.DeliveryMode;
import io.claimway.session.EarningAdjustment;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The whole story of one session: who, when, what, and which revisions are told on which night. */
final class SessionScript {

  private static final List<String> DIAGNOSES =
      List.of(
          "F41.1", "F33.1", "F43.23", "F32.1", "F43.10", "F90.2", "F34.1", "F31.81", "F42.2",
          "F40.10", "F33.0", "F43.22");

  private static final String MERIDIAN_GROUP_AUTHORIZATION = "MH%07d";
  private static final Duration WINDOW = Duration.ofDays(2);
  private static final int NO_SHOW_FEE_CENTS = 4000;

  private final WorldParameters parameters;
  private final Therapists therapists;
  private final Households households;
  private final long index;
  private final LocalDate night;
  private final int client;
  private final int provider;
  private final Trouble trouble;
  private final Encounter encounter;
  private final ZonedDateTime start;
  private final Instant confirmedAt;
  private final List<String> diagnoses;

  /**
   * @param index of the session over all nights
   * @param night on which its confirmation is told
   * @param slot how many earlier sessions its provider has that day
   * @param poolPlace the client's place in the region's pool
   */
  SessionScript(
      WorldParameters parameters,
      Therapists therapists,
      Households households,
      long index,
      LocalDate night,
      Region region,
      int slot,
      int poolPlace) {
    this.parameters = parameters;
    this.therapists = therapists;
    this.households = households;
    this.index = index;
    this.night = night;
    this.client = Households.inPool(region, poolPlace);
    this.provider = therapists.ofClient(region, poolPlace);
    this.trouble = Trouble.of(parameters.seed(), index);
    Draw draw = Draw.of(parameters.seed(), "session", index);
    this.encounter = encounter(draw);
    int daysLate = slot == 0 && draw.chance(0.08) ? draw.between(1, 3) : 0;
    int hour =
        daysLate > 0
            ? 18 + daysLate
            : 9 + slot + Draw.of(parameters.seed(), "hours", provider).between(0, 3);
    this.start = night.minusDays(daysLate).atTime(hour, 0).atZone(region.zone());
    Instant end = start.plusMinutes(encounter.minutes()).toInstant();
    this.confirmedAt =
        daysLate > 0
            ? night
                .atTime(9, 0)
                .atZone(region.zone())
                .toInstant()
                .plusSeconds(draw.between(0, 9000))
            : end.plusSeconds(draw.between(300, 9000));
    String principal = draw.pick(DIAGNOSES);
    String second = draw.pick(DIAGNOSES);
    this.diagnoses =
        draw.chance(0.3) && !second.equals(principal)
            ? List.of(principal, second)
            : List.of(principal);
  }

  private Encounter encounter(Draw draw) {
    var licence = Therapists.licence(provider);
    return switch (trouble) {
      case WRONG_MINUTES -> Encounter.tooShort(licence, draw);
      case NO_RATE -> Encounter.withoutRate();
      default -> Encounter.draw(licence, draw);
    };
  }

  String id() {
    return "ses-%07d".formatted(index + 1);
  }

  private LocalDate serviceDate() {
    return start.toLocalDate();
  }

  private String authorization() {
    boolean needed =
        households.market(client) == InsuranceMarket.MERIDIAN_HMO
            && encounter.lines().get(0).procedureCode().equals(Encounter.GROUP);
    boolean given = needed && Draw.of(parameters.seed(), "authorization", index).chance(0.8);
    return given ? MERIDIAN_GROUP_AUTHORIZATION.formatted(index) : null;
  }

  private boolean lacksAuthorization() {
    return households.market(client) == InsuranceMarket.MERIDIAN_HMO
        && encounter.lines().get(0).procedureCode().equals(Encounter.GROUP)
        && authorization() == null;
  }

  /** Every record that is ever told of the session. */
  List<WorldFact> facts() {
    List<WorldFact> facts = new ArrayList<>();
    switch (trouble) {
      case GARBAGE -> facts.add(new WorldFact(Topic.SESSIONS, id(), null, confirmedAt, night));
      case CONTRADICTION -> facts.add(told(contradictory()));
      case NO_SHOW -> {
        facts.add(told(session(1, SessionStatus.NO_SHOW, encounter, true, confirmedAt)));
        facts.add(told(noShowFee()));
      }
      case LATE_CANCEL ->
          facts.add(told(session(1, SessionStatus.LATE_CANCEL, encounter, true, confirmedAt)));
      case NOTE_UNSIGNED -> facts.add(told(first(false)));
      case NOTE_SIGNED_LATE -> {
        facts.add(told(first(false)));
        facts.add(told(session(2, SessionStatus.AMENDED, encounter, true, later(2, 8))));
      }
      case CANCELLED_IN_WINDOW -> {
        facts.add(told(first(true)));
        facts.add(told(session(2, SessionStatus.CANCELLED, encounter, true, soon())));
      }
      case CANCELLED_AFTER_CLAIM -> {
        facts.add(told(first(true)));
        facts.add(told(session(2, SessionStatus.CANCELLED, encounter, true, later(4, 9))));
      }
      case AMENDED_IN_WINDOW -> {
        facts.add(told(first(true)));
        facts.add(told(amended(soon())));
      }
      case AMENDED_AFTER_CLAIM -> {
        facts.add(told(first(true)));
        facts.add(told(amended(later(4, 9))));
      }
      case TOLD_TWICE -> {
        facts.add(told(first(true)));
        facts.add(again(first(true)));
      }
      case TOLD_OUT_OF_ORDER -> {
        facts.add(again(first(true)));
        facts.add(told(amended(confirmedAt.plusSeconds(60))));
      }
      case WRONG_MINUTES, NO_DIAGNOSIS, NO_RATE, NONE -> facts.add(told(first(true)));
    }
    if (trouble == Trouble.NONE) {
      facts.addAll(payments());
    }
    return facts;
  }

  /** A quarter of an amendment window to most of it. */
  private Instant soon() {
    int minutes = Draw.of(parameters.seed(), "soon", index).between(10, 40 * 60);
    return confirmedAt.plus(Duration.ofMinutes(minutes));
  }

  /** Noon of a business day some days after the confirmation. */
  private Instant later(int from, int to) {
    int days = Draw.of(parameters.seed(), "later", index).between(from, to);
    return BusinessNights.after(night, days).atTime(12, 0).atZone(start.getZone()).toInstant();
  }

  private Session first(boolean signed) {
    return session(1, SessionStatus.CONFIRMED, encounter, signed, confirmedAt);
  }

  private Session amended(Instant recordedAt) {
    Encounter shorter = encounter.shortened(Therapists.licence(provider));
    return session(2, SessionStatus.AMENDED, shorter, true, recordedAt);
  }

  /** Ends before it starts. */
  private Session contradictory() {
    Encounter backwards = new Encounter(encounter.lines(), -encounter.minutes(), encounter.mode());
    return session(1, SessionStatus.CONFIRMED, backwards, true, confirmedAt);
  }

  private Session session(
      int revision, SessionStatus status, Encounter what, boolean signed, Instant recordedAt) {
    boolean inPerson = what.mode() == DeliveryMode.IN_PERSON;
    return new Session(
        id(),
        revision,
        status,
        Therapists.id(provider),
        Households.id(client),
        start.toInstant(),
        start.plusMinutes(what.minutes()).toInstant(),
        start.getZone().getId(),
        what.mode(),
        inPerson ? therapists.office(provider) : null,
        Households.region(client).name(),
        what.lines(),
        trouble == Trouble.NO_DIAGNOSIS ? List.of() : diagnoses,
        isNoted(status) ? "note-" + id() : null,
        signed,
        authorization(),
        confirmedAt,
        estimate(what),
        recordedAt);
  }

  /** A note is written about a session that took place. */
  private static boolean isNoted(SessionStatus status) {
    return status == SessionStatus.CONFIRMED || status == SessionStatus.AMENDED;
  }

  private long estimate(Encounter what) {
    if (trouble == Trouble.NO_RATE) {
      return 0;
    }
    InsuranceMarket payer = households.market(client);
    Region region = Households.region(client);
    long allowed =
        what.lines().stream()
            .mapToLong(
                line ->
                    FeeSchedule.allowed(
                        payer, region, Therapists.licence(provider), line.procedureCode()))
            .sum();
    return households.estimate(client, allowed);
  }

  private List<WorldFact> payments() {
    long cents = estimate(encounter);
    boolean charged = cents > 0 && Draw.of(parameters.seed(), "card", index).chance(0.25);
    if (!charged || households.flaw(client) == Households.Flaw.NO_PAYMENT_METHOD) {
      return List.of();
    }
    LocalDate settled = BusinessNights.after(night, 1);
    Instant settledAt = settled.atTime(11, 0).atZone(start.getZone()).toInstant();
    String charge = "pay-" + id() + "-1";
    return List.of(
        told(payment(charge, PaymentKind.CHARGE, null, cents, 0, night, confirmedAt)),
        told(
            payment(
                "pay-" + id() + "-2",
                PaymentKind.SETTLEMENT,
                charge,
                cents,
                30 + cents * 29 / 1000,
                settled,
                settledAt)));
  }

  private PatientPayment payment(
      String id,
      PaymentKind kind,
      String related,
      long cents,
      long fee,
      LocalDate effectiveOn,
      Instant recordedAt) {
    return new PatientPayment(
        id,
        1,
        id(),
        Households.id(client),
        kind,
        related,
        cents,
        fee,
        effectiveOn,
        recordedAt,
        kind == PaymentKind.SETTLEMENT ? "cards-" + effectiveOn : null,
        null);
  }

  private EarningAdjustment noShowFee() {
    return new EarningAdjustment(
        "adj-" + id(),
        1,
        Therapists.id(provider),
        therapists.first(provider, confirmedAt).practice().practiceId(),
        id(),
        AdjustmentKind.NO_SHOW_FEE,
        NO_SHOW_FEE_CENTS,
        "no-show fee passed through",
        null,
        null,
        "ops-1",
        serviceDate(),
        confirmedAt);
  }

  private WorldFact told(Session session) {
    return new WorldFact(
        Topic.SESSIONS, id(), session, session.recordedAt(), nightOf(session.recordedAt()));
  }

  /** The same record on the next night, as after a retry. */
  private WorldFact again(Session session) {
    return new WorldFact(
        Topic.SESSIONS, id(), session, session.recordedAt(), BusinessNights.after(night, 1));
  }

  private WorldFact told(PatientPayment payment) {
    Instant at = payment.recordedAt();
    return new WorldFact(Topic.PATIENT_PAYMENTS, payment.paymentId(), payment, at, nightOf(at));
  }

  private WorldFact told(EarningAdjustment adjustment) {
    return new WorldFact(
        Topic.PROVIDER_ADJUSTMENTS,
        adjustment.adjustmentId(),
        adjustment,
        adjustment.recordedAt(),
        nightOf(adjustment.recordedAt()));
  }

  private static LocalDate nightOf(Instant recordedAt) {
    return BusinessNights.of(BusinessNights.dayOf(recordedAt));
  }

  /** What should have become of the session after the last night. */
  Expectation expectation() {
    Verdict verdict = verdict();
    boolean told = facts().stream().anyMatch(fact -> isRevision(fact, 2));
    boolean claim = verdict.disposition.equals("CLAIM");
    return new Expectation(
        id(),
        told ? 2 : 1,
        night,
        Therapists.id(provider),
        Households.id(client),
        households.market(client).slug(),
        verdict.disposition,
        verdict.reason,
        trouble.name(),
        claim ? (rejectedAtFirst() ? "REJECTED" : "ACCEPTED") : "");
  }

  private boolean isRevision(WorldFact fact, int revision) {
    return fact.fact() instanceof Session session
        && session.revision() == revision
        && !fact.night().isAfter(parameters.lastNight());
  }

  private record Verdict(String disposition, String reason) {}

  private Verdict verdict() {
    boolean second = facts().stream().anyMatch(fact -> isRevision(fact, 2));
    Verdict settled =
        switch (trouble) {
          case GARBAGE -> new Verdict("QUARANTINED", "NOT_AVRO");
          case CONTRADICTION -> new Verdict("QUARANTINED", "ENDS_BEFORE_START");
          case NO_SHOW, LATE_CANCEL -> new Verdict("NOT_BILLABLE", trouble.name());
          case CANCELLED_IN_WINDOW, CANCELLED_AFTER_CLAIM ->
              second ? new Verdict("CANCELLED", "") : null;
          default -> null;
        };
    if (settled != null) {
      return settled;
    }
    boolean open = confirmedAt.plus(WINDOW).isAfter(BusinessNights.cutOff(parameters.lastNight()));
    if (open) {
      return new Verdict("CARRIED_OVER", "AMENDMENT_WINDOW");
    }
    String hold = hold(second);
    return hold == null ? new Verdict("CLAIM", "") : new Verdict("HELD", hold);
  }

  private String hold(boolean second) {
    Households.Flaw flaw = households.flaw(client);
    LocalDate corrected = households.correctedOn(client);
    boolean stillFlawed = corrected == null || corrected.isAfter(parameters.lastNight());
    LocalDate terminated = therapists.terminatedOn(provider);
    InsuranceMarket payer = households.market(client);
    boolean noteNeeded =
        payer != InsuranceMarket.NORTHSTAR_PPO && payer != InsuranceMarket.SUMMIT_PPO;
    boolean unsigned =
        trouble == Trouble.NOTE_UNSIGNED || (trouble == Trouble.NOTE_SIGNED_LATE && !second);
    if (flaw.hold() != null && stillFlawed) {
      return flaw.hold();
    }
    if (terminated != null && serviceDate().isAfter(terminated)) {
      return "PROVIDER_TERMINATED";
    }
    if (!Therapists.enrolled(provider, payer)) {
      return "PAYER_NOT_READY";
    }
    if (unsigned && noteNeeded) {
      return "NOTE_UNSIGNED";
    }
    boolean shortened = second && trouble.name().startsWith("AMENDED");
    if (lacksAuthorization() && !shortened) {
      return "AUTHORIZATION_REQUIRED";
    }
    return switch (trouble) {
      case NO_RATE -> "NO_CONTRACT_RATE";
      case WRONG_MINUTES, NO_DIAGNOSIS -> "EDIT_FAILED";
      default -> null;
    };
  }

  private boolean rejectedAtFirst() {
    LocalDate corrected = therapists.correctedOn(provider);
    return Therapists.hasWrongTaxonomy(provider)
        && BusinessNights.after(night, 2).isBefore(corrected);
  }
}
