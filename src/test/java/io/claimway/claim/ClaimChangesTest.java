package io.claimway.claim;

import static io.claimway.claim.ClaimWorld.START;
import static io.claimway.claim.ClaimWorld.lineage;
import static io.claimway.claim.ClaimWorld.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.Severity;
import io.claimway.party.Coverage;
import io.claimway.party.Participation;
import io.claimway.party.Relationship;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims whose sessions change after they were built. */
class ClaimChangesTest {
  private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
  private static final Claim SENT = claims(new ClaimWorld().with(session("s1"))).get(0);
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** What a session's change moves it to. */
  enum Move {
    DATE,
    PROVIDER,
    ENTITY,
    CLIENT,
    PAYER;

    ClaimWorld world() {
      ClaimWorld world = new ClaimWorld();
      Session now = ClaimWorld.as(session("s1"), 2, SessionStatus.AMENDED, session("s1").lines());
      switch (this) {
        case DATE -> now = ClaimWorld.at(session("s1"), NEXT_DAY);
        case PROVIDER -> now = ClaimWorld.of(session("s1"), "cli-1", "prv-2", START);
        case CLIENT -> now = ClaimWorld.of(session("s1"), "cli-2", "prv-1", START);
        case ENTITY -> world.billingEntity = "cbh-2";
        case PAYER -> {
          world.payer = "northstar-ppo";
          world.coverages =
              List.of(
                  new Coverage(1, world.payer, "NS1", "G1", Relationship.SELF, null, FIRST, null));
          world.participations = List.of(new Participation(world.payer, FIRST, null, true));
        }
      }
      return world.with(now);
    }
  }

  static Stream<Arguments> movesInEveryState() {
    return Stream.of(Move.values())
        .flatMap(move -> Stream.of(ClaimState.values()).map(state -> Arguments.of(move, state)));
  }

  @ParameterizedTest
  @MethodSource("movesInEveryState")
  void endsALineageWhoseSessionMovesAndOpensAnother(Move move, ClaimState state) {
    if (state == ClaimState.WITHDRAWN) {
      return;
    }
    ClientOutcome outcome = move.world().with(lineage(SENT, state, "ICN1")).build();
    boolean neverTaken = state.restsWithUs();
    boolean over = state == ClaimState.VOIDED;
    assertThat(outcome.closedClaims()).isEqualTo(neverTaken ? List.of(41L) : List.of());
    assertThat(of(outcome, SENT.naturalKey()))
        .as("the void of what the payer has decided, and nothing else for the old claim")
        .extracting(Claim::frequency)
        .isEqualTo(state.decided() ? List.of("8") : List.of());

    boolean opens = move != Move.CLIENT && (move == Move.PAYER || neverTaken || over);
    List<Claim> opened =
        outcome.claims().stream()
            .filter(claim -> !claim.naturalKey().equals(SENT.naturalKey()))
            .toList();
    assertThat(opened).hasSize(opens ? 1 : 0);
    opened.forEach(
        claim -> {
          assertThat(claim.version()).isEqualTo(1);
          assertThat(claim.frequency()).isEqualTo("1");
        });

    SessionOutcome session = outcome.sessions().get(0);
    assertThat(outcome.sessions()).hasSize(1);
    assertThat(session.disposition()).isEqualTo(opens ? Disposition.CLAIM : Disposition.HELD);
    boolean oldWaits = !neverTaken && !over && !state.decided();
    assertThat(session.holds().isEmpty())
        .as("it comes again while the old claim is not ended, or its end not sent")
        .isEqualTo(move == Move.PAYER ? !oldWaits : opens);
    assertThat(session.holds()).allMatch(hold -> hold.code().name().startsWith("AWAITING_"));
  }

  /** What the payer before forwarded is not sent by us, too, while this one has not decided it. */
  @Test
  void sendsNoOriginalOfAClaimThatCrossedOver() {
    Lineage forwarded =
        new Lineage(
            41,
            LineageOrigin.CROSSOVER,
            new StandingVersion(1, ClaimState.SUBMITTED, SENT),
            null,
            null,
            Set.of("s1"));
    ClientOutcome outcome = new ClaimWorld().with(changed("s1", "90834")).with(forwarded).build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(codes(outcome)).containsExactly(HoldCode.AWAITING_ADJUDICATION);
  }

  @Test
  void opensTheNewLineageOnceTheVoidIsEffective() {
    Claim voided = SENT.as(2, "8", "VOID", "ICN1", null);
    ClaimWorld moved = new ClaimWorld().with(ClaimWorld.at(session("s1"), NEXT_DAY));
    for (ClaimState state :
        List.of(ClaimState.SUBMITTED, ClaimState.ACCEPTED, ClaimState.REJECTED)) {
      ClientOutcome waiting = moved.with(lineage(SENT, voided, state, "ICN1")).build();
      assertThat(waiting.claims()).as(state.name()).isEmpty();
      assertThat(waiting.closedClaims()).as("a rejected void closes nothing").isEmpty();
      assertThat(codes(waiting)).containsExactly(HoldCode.AWAITING_ADJUDICATION);
    }
    Lineage over = lineage(voided, ClaimState.VOIDED, "ICN1");
    assertThat(claims(moved.with(over)))
        .singleElement()
        .satisfies(claim -> assertThat(claim.serviceDate()).isEqualTo(ClaimWorld.DAY.plusDays(1)));
  }

  @Test
  void takesUpTheOldLineageWhenASessionComesBackToItsDay() {
    Claim moved = claims(new ClaimWorld().with(ClaimWorld.at(session("s1"), NEXT_DAY))).get(0);
    Lineage over = lineage(SENT.as(2, "8", "VOID", "ICN1", null), ClaimState.VOIDED, "ICN1");
    Lineage now =
        new Lineage(
            42,
            LineageOrigin.SENT,
            new StandingVersion(1, ClaimState.REJECTED, moved),
            null,
            null,
            Set.of("s1"));
    ClaimWorld back = new ClaimWorld().with(session("s1"));
    back.lineages = List.of(over, now);
    ClientOutcome outcome = back.build();
    assertThat(outcome.closedClaims()).containsExactly(42L);
    assertThat(outcome.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.naturalKey()).isEqualTo(SENT.naturalKey());
              assertThat(claim.version()).isEqualTo(3);
              assertThat(claim.frequency()).isEqualTo("1");
            });
  }

  @Test
  void sendsARefusedReplacementAgainAsAReplacementOnly() {
    Claim refused = replacement("90847");
    Session other = changed("s1", "90834");
    ClientOutcome again =
        new ClaimWorld()
            .with(other)
            .with(lineage(SENT, refused, ClaimState.REJECTED, "ICN1"))
            .build();
    assertThat(again.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.frequency()).isEqualTo("7");
              assertThat(claim.version()).isEqualTo(3);
              assertThat(claim.payerClaimNumber()).isEqualTo("ICN1");
            });
    Session same = changed("s1", "90847");
    assertThat(
            claims(
                new ClaimWorld()
                    .with(same)
                    .with(lineage(SENT, refused, ClaimState.REJECTED, "ICN1"))))
        .as("the same would be rejected again")
        .isEmpty();
  }

  @Test
  void withdrawsARefusedVersionWhenWhatThePayerHasIsRightAgain() {
    Session as = ClaimWorld.as(session("s1"), 3, SessionStatus.AMENDED, session("s1").lines());
    for (Claim refused : List.of(replacement("90847"), SENT.as(2, "8", "VOID", "ICN1", null))) {
      ClientOutcome outcome =
          new ClaimWorld()
              .with(as)
              .with(lineage(SENT, refused, ClaimState.REJECTED, "ICN1"))
              .build();
      assertThat(outcome.claims()).isEmpty();
      assertThat(outcome.withdrawnClaims()).containsExactly(41L);
      assertThat(outcome.sessions().get(0).disposition()).isEqualTo(Disposition.CLAIM);
      assertThat(outcome.sessions().get(0).holds()).isEmpty();
    }
    Lineage withdrawn = lineage(SENT, replacement("90847"), ClaimState.WITHDRAWN, "ICN1");
    assertThat(new ClaimWorld().with(as).with(withdrawn).build().withdrawnClaims()).isEmpty();
    assertThat(claims(new ClaimWorld().with(changed("s1", "90847")).with(withdrawn)))
        .as("it may be wanted again")
        .extracting(Claim::frequency)
        .containsExactly("7");
  }

  @Test
  void neverForgetsARejectedVoid() {
    Lineage refused =
        lineage(SENT, SENT.as(2, "8", "VOID", "ICN1", null), ClaimState.REJECTED, "ICN1");
    ClientOutcome outcome = new ClaimWorld().with(cancelled("s1")).with(refused).build();
    assertThat(outcome.closedClaims()).isEmpty();
    assertThat(outcome.withdrawnClaims()).isEmpty();
    assertThat(outcome.claims()).isEmpty();
  }

  @Test
  void voidsWhatIsLiveWhenTheSessionsOfARefusedReplacementAreCancelled() {
    ClientOutcome outcome =
        new ClaimWorld()
            .with(cancelled("s1"))
            .with(lineage(SENT, replacement("90847"), ClaimState.REJECTED, "ICN1"))
            .build();
    assertThat(outcome.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.frequency()).isEqualTo("8");
              assertThat(claim.lines()).isEqualTo(SENT.lines());
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = ClaimState.class,
      names = {"FILED", "SUBMITTED", "FILE_ACCEPTED", "ACCEPTED"})
  void earnsNothingForACancelledSessionThatWaitsForItsVoid(ClaimState state) {
    SessionOutcome outcome =
        new ClaimWorld()
            .with(cancelled("s1"))
            .with(lineage(SENT, state, null))
            .build()
            .sessions()
            .get(0);
    assertThat(outcome.disposition()).isEqualTo(Disposition.CANCELLED);
    assertThat(outcome.earnedCents()).isZero();
    assertThat(outcome.holds())
        .as("so that it comes again, and nobody is asked")
        .singleElement()
        .extracting(Hold::owner)
        .isEqualTo(HoldOwner.TIME);
  }

  @Test
  void reinstatesOneSessionOfSeveralAfterTheirVoid() {
    Session two = session("s2", START.plus(Duration.ofHours(3)), 50, "90785");
    Session one = session("s1", START, 60, "99214", "90833");
    Claim both = claims(new ClaimWorld().with(one, two)).get(0);
    Lineage over = lineage(both.as(2, "8", "VOID", "ICN1", null), ClaimState.VOIDED, "ICN1");
    ClientOutcome outcome = new ClaimWorld().with(one).with(over).build();
    assertThat(outcome.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.frequency()).isEqualTo("1");
              assertThat(claim.sessionIds()).containsExactly("s1");
            });
  }

  @Test
  void waitsWithASessionThatIsReinstatedWhileItsVoidIsUnderWay() {
    Lineage voiding =
        lineage(SENT, SENT.as(2, "8", "VOID", "ICN1", null), ClaimState.SUBMITTED, "ICN1");
    ClientOutcome outcome = new ClaimWorld().with(session("s1")).with(voiding).build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(codes(outcome)).containsExactly(HoldCode.AWAITING_ADJUDICATION);
  }

  @Test
  void keepsAnAmendedSessionBackThatBreaksAnEditOfItsDay() {
    ClaimWorld world =
        new ClaimWorld().with(changed("s1", "90834")).with(lineage(SENT, ClaimState.PAID, "ICN1"));
    world.billed = List.of(ClaimWorld.billedIntake());
    ClientOutcome outcome = world.build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(outcome.sessions().get(0).disposition()).isEqualTo(Disposition.CLAIM);
    assertThat(outcome.sessions().get(0).holds())
        .extracting(Hold::editCode)
        .containsExactly(EditCode.CODE_PAIR.name());
  }

  @Test
  void keepsAReplacementBackWhoseAddOnLosesItsBase() {
    Session base = session("s1", START, 60, "99214");
    Session addOn = session("s2", START.plus(Duration.ofHours(3)), 50, "90785");
    Claim both =
        claims(new ClaimWorld().with(session("s1", START, 60, "99214", "90833"), addOn)).get(0);
    ClientOutcome outcome =
        new ClaimWorld()
            .with(ClaimWorld.as(base, 2, SessionStatus.CANCELLED, List.of()), addOn)
            .with(lineage(both, ClaimState.PAID, "ICN1"))
            .build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(outcome.sessions())
        .allSatisfy(
            session ->
                assertThat(session.holds())
                    .extracting(Hold::editCode)
                    .containsExactly(EditCode.ADD_ON_WITHOUT_BASE.name()));
  }

  @Test
  void comparesAFreshSessionWithAHeldOneOfItsDay() {
    ClaimWorld held = new ClaimWorld();
    Session early = session("s1");
    Session later = session("s2", START.plus(Duration.ofMinutes(10)), 45, "90834");
    held.with(inItsWindow(early), later);
    ClientOutcome outcome = held.build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(outcome.sessions().get(1).holds())
        .extracting(Hold::editCode)
        .containsExactly(EditCode.DUPLICATE_SESSION.name());
  }

  @Test
  void comparesSessionsOverMidnightWithTheDaysAround() {
    Instant night = Instant.parse("2026-01-07T04:30:00Z"); // half past eleven in the evening
    Session late = session("s1", night, 55, "90837");
    Session again = session("s2", night.plus(Duration.ofMinutes(45)), 45, "90834");
    assertThat(again.serviceDate()).isEqualTo(late.serviceDate().plusDays(1));
    ClientOutcome outcome = new ClaimWorld().with(late, again).build();
    assertThat(outcome.claims()).hasSize(1);
    assertThat(outcome.sessions())
        .filteredOn(session -> session.sessionId().equals("s2"))
        .flatExtracting(SessionOutcome::holds)
        .extracting(Hold::editCode)
        .containsExactly(EditCode.DUPLICATE_SESSION.name());
  }

  @Test
  void notesWhatItPutsRightInAFirstVersionAndInTheNext() {
    Session twice = ClaimWorld.diagnosed(session("s1"), List.of("F41.1", "F41.1"));
    ClientOutcome first = new ClaimWorld().with(twice).build();
    assertThat(first.noted(first.claims().get(0)))
        .extracting(EditFinding::edit)
        .containsExactly(
            EditCode.DIAGNOSIS_REPEATED,
            EditCode.MEMBER_ID_WRITTEN_ANEW,
            EditCode.NAME_WRITTEN_ANEW);
    ClientOutcome next =
        new ClaimWorld()
            .with(ClaimWorld.diagnosed(changed("s1", "90834"), List.of("F41.1", "F41.1")))
            .with(lineage(SENT, ClaimState.PAID, "ICN1"))
            .build();
    assertThat(next.claims()).singleElement().extracting(Claim::frequency).isEqualTo("7");
    assertThat(next.noted(next.claims().get(0)))
        .extracting(EditFinding::severity)
        .containsOnly(Severity.REPAIR)
        .hasSize(3);
  }

  @Test
  void saysWhichEditionHeldASession() {
    Hold hold =
        new ClaimWorld()
            .with(ClaimWorld.diagnosed(session("s1"), List.of("F41")))
            .build()
            .sessions()
            .get(0)
            .holds()
            .get(0);
    assertThat(hold.edition()).isEqualTo("2015-10-01");
    assertThat(hold.delaysPay()).isTrue();
  }

  @Test
  void removesACancelledSessionThoughAnotherOfItsClaimWaits() {
    Session two = session("s2", START.plus(Duration.ofHours(3)), 50, "90785");
    Session one = session("s1", START, 60, "99214", "90833");
    Claim both = claims(new ClaimWorld().with(one, two)).get(0);
    ClientOutcome outcome =
        new ClaimWorld()
            .with(inItsWindow(one), ClaimWorld.as(two, 2, SessionStatus.CANCELLED, List.of()))
            .with(lineage(both, ClaimState.PAID, "ICN1"))
            .build();
    assertThat(outcome.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.frequency()).isEqualTo("7");
              assertThat(claim.sessionIds()).containsExactly("s1");
            });
  }

  @Test
  void leavesAClaimAloneWhoseMovedSessionMayStillBeAmended() {
    Session moved = ClaimWorld.at(session("s1"), NEXT_DAY);
    ClientOutcome outcome =
        new ClaimWorld()
            .with(inItsWindow(moved))
            .with(lineage(SENT, ClaimState.PAID, "ICN1"))
            .build();
    assertThat(outcome.claims()).isEmpty();
    assertThat(codes(outcome)).containsExactly(HoldCode.AMENDMENT_WINDOW);
  }

  private static Session inItsWindow(Session s) {
    return ClaimWorld.confirmed(s, Instant.parse("2026-01-12T20:00:00Z"));
  }

  private static Session changed(String id, String procedure) {
    return ClaimWorld.as(
        session(id, START, procedure.equals("90834") ? 45 : 55, procedure),
        2,
        SessionStatus.AMENDED,
        List.of(new ServiceLine(procedure, List.of(), 1)));
  }

  private static Session cancelled(String id) {
    return ClaimWorld.as(session(id), 2, SessionStatus.CANCELLED, List.of());
  }

  private static Claim replacement(String procedure) {
    return claims(
            new ClaimWorld()
                .with(changed("s1", procedure))
                .with(lineage(SENT, ClaimState.PAID, "ICN1")))
        .get(0);
  }

  private static List<Claim> claims(ClaimWorld world) {
    return world.build().claims();
  }

  private static List<Claim> of(ClientOutcome outcome, String naturalKey) {
    return outcome.claims().stream()
        .filter(claim -> claim.naturalKey().equals(naturalKey))
        .toList();
  }

  private static List<HoldCode> codes(ClientOutcome outcome) {
    return outcome.sessions().get(0).holds().stream().map(Hold::code).toList();
  }
}
