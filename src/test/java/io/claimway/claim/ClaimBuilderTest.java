package io.claimway.claim;

import static io.claimway.claim.ClaimWorld.START;
import static io.claimway.claim.ClaimWorld.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.HoldOwner;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.party.Participation;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimBuilderTest {

  private final ClaimWorld world = new ClaimWorld();

  @Test
  void makesOneCleanClaimOfOneSession() {
    ClientOutcome day = world.with(session("s1")).build();
    Claim claim = day.claims().get(0);
    assertThat(claim.naturalKey())
        .isEqualTo("cli-1|prv-1|harbor-commercial|P|2026-01-07|cbh-ny|s1");
    assertThat(claim.subscriber().firstName()).isEqualTo("ZOE");
    assertThat(claim.subscriber().lastName()).isEqualTo("O'BRIEN");
    assertThat(claim.subscriber().address().line1()).isEqualTo("12 ELM STREET");
    assertThat(claim.memberId()).isEqualTo("HB123456");
    assertThat(claim.diagnoses()).containsExactly("F411", "F331");
    assertThat(claim.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.modifiers()).containsExactly("95");
              assertThat(line.diagnosisPointers()).containsExactly(1, 2);
              assertThat(line.chargeCents()).isEqualTo(20_000);
              assertThat(line.expectedCents()).isEqualTo(14_000);
            });
    assertThat(day.sessions())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.disposition()).isEqualTo(Disposition.CLAIM);
              assertThat(outcome.earnedCents()).isEqualTo(10_000);
              assertThat(outcome.firstConfirmedOn()).isEqualTo(LocalDate.of(2026, 1, 7));
            });
  }

  @Test
  void holdsForEachMissingFact() {
    world.coverages = List.of();
    assertThat(holds()).containsExactly(HoldCode.MISSING_COVERAGE);
    ClaimWorld noCard = new ClaimWorld();
    noCard.paymentMethod = false;
    assertThat(holds(noCard)).containsExactly(HoldCode.MISSING_PAYMENT_METHOD);
    assertThat(holdsForCoverage(CoverageStatus.MISMATCH))
        .containsExactly(HoldCode.NAME_OR_BIRTHDATE_MISMATCH);
    assertThat(holdsForCoverage(CoverageStatus.INACTIVE))
        .containsExactly(HoldCode.COVERAGE_NOT_ACTIVE);
    assertThat(holdsForCoverage(CoverageStatus.UNCONFIRMED))
        .containsExactly(HoldCode.COVERAGE_UNCONFIRMED);
    assertThat(holdsForCoverage(CoverageStatus.OTHER_COVERAGE))
        .containsExactly(HoldCode.COORDINATION_OF_BENEFITS);
  }

  @Test
  void holdsForTheProviderAndThePayer() {
    world.terminatedOn = LocalDate.of(2026, 1, 6);
    assertThat(holds()).containsExactly(HoldCode.PROVIDER_TERMINATED);
    ClaimWorld notApproved = new ClaimWorld();
    notApproved.participations =
        List.of(new Participation("harbor-commercial", LocalDate.of(2026, 2, 1), null, true));
    assertThat(holds(notApproved)).containsExactly(HoldCode.PAYER_NOT_READY);
    ClaimWorld paused = new ClaimWorld();
    paused.paused = Set.of("harbor-commercial");
    assertThat(holds(paused)).containsExactly(HoldCode.PAYER_PAUSED);
    ClaimWorld late = new ClaimWorld();
    late.businessDate = LocalDate.of(2026, 6, 1);
    assertThat(holds(late)).containsExactly(HoldCode.PAST_TIMELY_FILING);
  }

  @Test
  void holdsTheSessionsOfAClientWhoseFactsNoClaimCanBeBuiltFrom() {
    world.zone = "Mars/Olympus";
    ClientOutcome outcome = world.with(session("s1")).build();
    assertThat(outcome.claims()).isEmpty();
    SessionOutcome held = outcome.sessions().get(0);
    assertThat(held.disposition()).isEqualTo(Disposition.HELD);
    assertThat(held.holds())
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.code()).isEqualTo(HoldCode.FACT_UNUSABLE);
              assertThat(hold.owner()).isEqualTo(HoldOwner.NETWORK);
              assertThat(hold.missingFact()).contains("ZoneRulesException in ");
            });
  }

  @Test
  void billsTheLastDayOfATerminatedProvider() {
    world.terminatedOn = ClaimWorld.DAY;
    assertThat(world.with(session("s1")).build().claims()).hasSize(1);
  }

  @Test
  void waitsForTheAmendmentWindowAndPaysNothingMeanwhile() {
    world.businessDate = LocalDate.of(2026, 1, 8);
    ClientOutcome day = world.with(session("s1")).build();
    assertThat(day.sessions().get(0).holds())
        .extracting(Hold::code)
        .containsExactly(HoldCode.AMENDMENT_WINDOW);
    assertThat(day.sessions().get(0).disposition()).isEqualTo(Disposition.CARRIED_OVER);
    assertThat(day.sessions().get(0).earnedCents()).isZero();
  }

  @Test
  void paysTheProviderThoughTheClientOwesAFact() {
    world.paymentMethod = false;
    assertThat(world.with(session("s1")).build().sessions().get(0).earnedCents()).isEqualTo(10_000);
    ClaimWorld unsigned = new ClaimWorld().with(ClaimWorld.unsigned(session("s1")));
    SessionOutcome outcome = unsigned.build().sessions().get(0);
    assertThat(outcome.reason()).isEqualTo("NOTE_UNSIGNED");
    assertThat(outcome.earnedCents()).isZero();
  }

  @Test
  void neverBillsAPayerForANoShowOrACancellation() {
    Session base = session("s1");
    ClientOutcome day =
        world
            .with(
                ClaimWorld.as(base, 2, SessionStatus.NO_SHOW, List.of()),
                ClaimWorld.as(session("s2"), 2, SessionStatus.CANCELLED, base.lines()))
            .build();
    assertThat(day.claims()).isEmpty();
    assertThat(day.sessions())
        .extracting(SessionOutcome::disposition)
        .containsExactly(Disposition.NOT_BILLABLE, Disposition.CANCELLED);
    assertThat(day.sessions().get(0).reason()).isEqualTo("NO_SHOW");
  }

  @Test
  void holdsForAuthorisationAndRate() {
    ClaimWorld testing = new ClaimWorld().with(session("s1", START, 60, "96130"));
    assertThat(testing.build().sessions().get(0).holds())
        .extracting(Hold::code)
        .contains(HoldCode.AUTHORIZATION_REQUIRED, HoldCode.NO_CONTRACT_RATE, HoldCode.EDIT_FAILED);
    assertThat(testing.build().sessions().get(0).holds())
        .extracting(Hold::editCode)
        .contains("CHARGE_MISSING");
  }

  @Test
  void failsEachEditOfASession() {
    assertThat(edits(session("s1", START, 45, "90837"))).containsExactly("TIME_AND_CODE");
    assertThat(edits(ClaimWorld.diagnosed(session("s1"), List.of("F41"))))
        .containsExactly("DIAGNOSIS_NOT_BILLABLE");
    assertThat(edits(ClaimWorld.diagnosed(session("s1"), List.of())))
        .containsExactly("DIAGNOSIS_MISSING");
    assertThat(edits(ClaimWorld.inPerson(session("s1"), null))).containsExactly("PLACE_MISSING");
    Session remoteModifier =
        ClaimWorld.as(
            session("s1"),
            1,
            SessionStatus.CONFIRMED,
            List.of(new ServiceLine("90837", List.of("GT"), 1)));
    assertThat(edits(remoteModifier)).containsExactly("PLACE_AND_MODIFIER");
    Session units =
        ClaimWorld.as(
            session("s1"),
            1,
            SessionStatus.CONFIRMED,
            List.of(new ServiceLine("90837", List.of(), 3)));
    assertThat(edits(units)).containsExactly("UNITS_ABOVE_LIMIT");
    ClaimWorld wrongNpi = new ClaimWorld();
    wrongNpi.npi = "1234567890";
    assertThat(editCodes(wrongNpi.with(session("s1")))).containsExactly("RENDERING_NPI");
    ClaimWorld overlap = new ClaimWorld();
    overlap.overlapping = Set.of("s1");
    assertThat(editCodes(overlap.with(session("s1")))).containsExactly("OVERLAPPING_SESSION");
  }

  @Test
  void addsTheServiceFacilityWhenThePlaceIsNotTheBillingAddress() {
    Claim claim =
        world.with(ClaimWorld.inPerson(session("s1"), ClaimWorld.office())).build().claims().get(0);
    assertThat(claim.placeOfService()).isEqualTo("11");
    assertThat(claim.facility().name()).isEqualTo("MAIN STREET OFFICE");
    assertThat(claim.lines().get(0).modifiers()).isEmpty();
  }

  @Test
  void joinsSessionsOfOneKeyIntoOneClaim() {
    Session evaluation = session("s1", START, 60, "99214", "90833");
    Session complex = session("s2", START.plus(Duration.ofHours(3)), 50, "90785");
    ClientOutcome day = world.with(evaluation, complex).build();
    assertThat(day.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.lines())
                  .extracting(ClaimLine::procedureCode)
                  .containsExactly("99214", "90833", "90785");
              assertThat(claim.chargeCents()).isEqualTo(60_000);
            });
  }

  @Test
  void keepsAnAddOnUntilItsBaseComes() {
    assertThat(edits(session("s1", START, 60, "90833"))).containsExactly("ADD_ON_WITHOUT_BASE");
  }

  @Test
  void stopsTheSecondOfADuplicateASecondPsychotherapyAndAForbiddenPair() {
    assertThat(editCodes(new ClaimWorld().with(session("s1"), session("s2"))))
        .containsExactly("DUPLICATE_SESSION");
    Session later = session("s2", START.plus(Duration.ofHours(4)), 45, "90834");
    assertThat(editCodes(new ClaimWorld().with(session("s1"), later)))
        .contains("SECOND_PSYCHOTHERAPY", "CODE_PAIR");
    Session intake = session("s2", START.plus(Duration.ofHours(4)), 60, "90791");
    assertThat(editCodes(new ClaimWorld().with(session("s1"), intake)))
        .containsExactly("CODE_PAIR");
  }

  @Test
  void looksAtBilledSessionsOfTheDay() {
    world.billed = List.of(ClaimWorld.billedIntake());
    assertThat(editCodes(world.with(session("s1")))).containsExactly("CODE_PAIR");
  }

  @Test
  void replacesOrVoidsOnlyWhatThePayerHasDecided() {
    Claim sent = new ClaimWorld().with(session("s1")).build().claims().get(0);
    Session changed =
        ClaimWorld.as(
            session("s1", START, 55, "90847"),
            2,
            SessionStatus.AMENDED,
            List.of(new ServiceLine("90847", List.of(), 1)));
    assertThat(amended(sent, "SUBMITTED", null, changed).sessions().get(0).holds())
        .extracting(Hold::code)
        .containsExactly(HoldCode.AWAITING_PAYER_CLAIM_NUMBER);
    assertThat(amended(sent, "ACCEPTED", "ICN1", changed).sessions().get(0).holds())
        .extracting(Hold::code)
        .containsExactly(HoldCode.AWAITING_ADJUDICATION);
    Claim replacement = amended(sent, "PAID", "ICN1", changed).claims().get(0);
    assertThat(replacement.frequency()).isEqualTo("7");
    assertThat(replacement.version()).isEqualTo(2);
    assertThat(replacement.payerClaimNumber()).isEqualTo("ICN1");
    assertThat(replacement.naturalKey()).isEqualTo(sent.naturalKey());
    assertThat(amended(sent, "REJECTED", null, changed).claims().get(0).frequency()).isEqualTo("1");
    Session cancelled = ClaimWorld.as(session("s1"), 2, SessionStatus.CANCELLED, List.of());
    ClientOutcome voided = amended(sent, "PAID", "ICN1", cancelled);
    assertThat(voided.claims().get(0).frequency()).isEqualTo("8");
    assertThat(voided.sessions().get(0).disposition()).isEqualTo(Disposition.CANCELLED);
    assertThat(amended(sent, "REJECTED", null, cancelled).closedClaims()).containsExactly(41L);
  }

  @Test
  void billsASessionAnewThatIsConfirmedAfterItsClaimWasVoided() {
    Claim sent = new ClaimWorld().with(session("s1")).build().claims().get(0);
    Session again = ClaimWorld.as(session("s1"), 3, SessionStatus.CONFIRMED, session("s1").lines());
    Claim claim = amended(sent, "VOIDED", "ICN1", again).claims().get(0);
    assertThat(claim.version()).isEqualTo(2);
    assertThat(claim.frequency()).isEqualTo("1");
    assertThat(claim.payerClaimNumber()).isNull();
    Session cancelledAgain = ClaimWorld.as(session("s1"), 3, SessionStatus.CANCELLED, List.of());
    assertThat(amended(sent, "VOIDED", "ICN1", cancelledAgain).claims()).isEmpty();
  }

  @Test
  void sendsNothingWhenAnAmendmentChangesNoContent() {
    Claim sent = new ClaimWorld().with(session("s1")).build().claims().get(0);
    Session same = ClaimWorld.as(session("s1"), 2, SessionStatus.AMENDED, session("s1").lines());
    ClientOutcome day = amended(sent, "PAID", "ICN1", same);
    assertThat(day.claims()).isEmpty();
    assertThat(day.sessions().get(0).holds()).isEmpty();
  }

  @Test
  void makesNoOtherVersionOfARejectedClaimWhoseFactsAreTheSame() {
    Claim sent = world.with(session("s1")).build().claims().get(0);
    assertThat(amended(sent, "REJECTED", null, session("s1")).claims()).isEmpty();
  }

  private static ClientOutcome amended(Claim sent, String state, String number, Session session) {
    ClaimWorld later = new ClaimWorld();
    later.lineages = List.of(ClaimWorld.lineage(sent, ClaimState.valueOf(state), number));
    return later.with(session).build();
  }

  private static List<HoldCode> holdsForCoverage(CoverageStatus status) {
    ClaimWorld world = new ClaimWorld();
    world.coverage = status;
    return holds(world);
  }

  private List<HoldCode> holds() {
    return holds(world);
  }

  private static List<HoldCode> holds(ClaimWorld world) {
    return world.with(session("s1")).build().sessions().get(0).holds().stream()
        .map(Hold::code)
        .toList();
  }

  private static List<String> edits(Session session) {
    return editCodes(new ClaimWorld().with(session));
  }

  private static List<String> editCodes(ClaimWorld world) {
    return world.build().sessions().stream()
        .flatMap(outcome -> outcome.holds().stream())
        .filter(hold -> hold.code() == HoldCode.EDIT_FAILED)
        .map(Hold::editCode)
        .toList();
  }
}
