package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import io.claimway.claim.ClaimState;
import io.claimway.party.payer.Program;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What holds for any history of a family. {@link FamilyNights} holds each night to its promises: no
 * transfer is undone twice, posted and suspended cash add up to what came in.
 */
class AdjudicationFoldProperties {
  private static final LocalDate START = LocalDate.of(2026, 1, 5);
  private static final List<String> CODES =
      List.of("CO-45", "PR-1", "PR-3", "CO-50", "CO-999", "OA-23", "OA-133");

  @Seeds(400)
  void theOrderOfAFileChangesNothing(Chance chance) {
    History history = new History(chance);
    FamilyNights asTheyCame = history.family();
    FamilyNights shuffled = history.family();
    for (int night = chance.between(1, 5); night > 0; night--) {
      history.versions().forEach(claim -> deliver(claim, history.day(), asTheyCame, shuffled));
      List<PendingAdjudication> fresh = history.night();
      assertThat(shuffled.night(history.day(), chance.someOf(fresh.size(), fresh)))
          .isEqualTo(asTheyCame.night(history.day(), fresh));
    }
  }

  @Seeds(400)
  void whatIsOpenIsTheChargeLessAllEffects(Chance chance) {
    History history = new History(chance);
    FamilyNights family = history.family();
    Effects effects = new Effects();
    for (int night = chance.between(1, 5); night > 0; night--) {
      history.versions().forEach(claim -> deliver(claim, history.day(), family));
      List<PendingAdjudication> fresh = history.night();
      Map<Long, ClaimStanding> claims = new TreeMap<>(history.claims);
      effects.take(family.night(history.day(), fresh), claims);
      claims.forEach(
          (id, claim) ->
              assertThat(family.openCents(id))
                  .as("open of claim " + id)
                  .isEqualTo(claim.sent(claim.version()).chargeCents() - effects.of(id)));
    }
  }

  private static void deliver(ClaimStanding claim, LocalDate day, FamilyNights... families) {
    for (FamilyNights family : families) {
      ClaimStanding now = family.claim(claim.claimId());
      family.deliver(now == null ? claim : sent(now, claim.versions(), now.lastSeq() + 1), day);
    }
  }

  private static ClaimStanding sent(ClaimStanding claim, List<SentVersion> versions, int seq) {
    return new ClaimStanding(
        claim.claimId(),
        claim.naturalKey(),
        claim.payer(),
        claim.billingEntity(),
        claim.clientId(),
        claim.serviceDate(),
        claim.payerSequence(),
        claim.nextPayer(),
        claim.program(),
        claim.underpaymentCents(),
        versions.size(),
        ClaimState.ACCEPTED,
        null,
        claim.since(),
        claim.live(),
        claim.liveState(),
        seq,
        claim.payerClaimNumber(),
        versions);
  }

  /** What each standing adjudication takes off its claim's charge, reckoned without transfers. */
  private static final class Effects {
    private final Map<AdjudicationKey, Effect> standing = new TreeMap<>();
    private final Map<MatchCandidate, Long> voided = new HashMap<>();

    private record Effect(long claimId, int version, long cash, long beside) {}

    void take(FamilyOutcome outcome, Map<Long, ClaimStanding> claims) {
      for (AdjudicationOutcome each : outcome.adjudications()) {
        if (each.effect() != null) {
          take(each, claims.get(each.pending().match().candidate().claimId()));
        }
      }
    }

    private void take(AdjudicationOutcome outcome, ClaimStanding claim) {
      int version = outcome.pending().match().candidate().version();
      boolean decides =
          outcome.effect() == AdjudicationEffect.PAID
              || outcome.effect() == AdjudicationEffect.DENIED;
      if (outcome.effect() == AdjudicationEffect.VOIDED && claim.newest().isVoid()) {
        voided.put(
            new MatchCandidate(claim.claimId(), claim.version(), claim.payer(), 1),
            claim.newest().chargeCents());
      }
      for (AdjudicationKey cancelled : outcome.cancels()) {
        Effect was = standing.remove(cancelled);
        if (outcome.effect() == AdjudicationEffect.REVERSED) {
          assertThat(was).as("what is reversed stood").isNotNull();
        }
      }
      if (outcome.pending().isReversal()) {
        return;
      }
      boolean follows = decides || outcome.effect() == AdjudicationEffect.VOIDED;
      if (follows && claim.sent(version).follows()) {
        standing.replaceAll(
            (key, was) ->
                was.claimId() == claim.claimId() && was.version() < version
                    ? new Effect(was.claimId(), was.version(), was.cash(), 0)
                    : was);
      }
      if (outcome.effect() != AdjudicationEffect.NOTED) {
        standing.put(
            outcome.pending().key(),
            new Effect(
                claim.claimId(),
                version,
                outcome.pending().reported().paidCents(),
                decides ? beside(outcome) : 0));
      }
    }

    private static long beside(AdjudicationOutcome outcome) {
      long unlisted = 0;
      for (AdjudicatedLine line : outcome.lines()) {
        for (int i = 0; i < line.classes().size(); i++) {
          if (line.classes().get(i) == AdjustmentClass.UNLISTED) {
            unlisted += line.reported().adjustments().get(i).cents();
          }
        }
      }
      return outcome.contractualCents() + outcome.patientCents() + outcome.deniedCents() + unlisted;
    }

    long of(long claimId) {
      return voided.entrySet().stream()
              .filter(each -> each.getKey().claimId() == claimId)
              .mapToLong(Map.Entry::getValue)
              .sum()
          + standing.values().stream()
              .filter(effect -> effect.claimId() == claimId)
              .mapToLong(effect -> effect.cash() + effect.beside())
              .sum();
    }
  }

  /** Claims and what payers say of them, night by night. */
  private static final class History {
    private final Chance chance;
    private final Map<Long, ClaimStanding> claims = new TreeMap<>();
    private LocalDate day = START;
    private long paymentId;

    History(Chance chance) {
      this.chance = chance;
      for (long id = 1; id <= chance.between(1L, 2L); id++) {
        claims.put(id, claim(id));
      }
    }

    private ClaimStanding claim(long id) {
      return new ClaimStanding(
          id,
          "claim-" + id,
          "payer-" + id,
          "cbh",
          "cli",
          START.minusDays(9),
          id == 1 ? "P" : "S",
          chance.orNull(0.7, () -> "payer-9"),
          chance.oneOf(Program.COMMERCIAL, Program.MEDICAID),
          0,
          1,
          ClaimState.ACCEPTED,
          null,
          START,
          1,
          ClaimState.ACCEPTED,
          1,
          null,
          List.of(version(1, "1")));
    }

    private SentVersion version(int number, String frequency) {
      long cents = chance.oneOf(12_000L, 15_000L);
      return new SentVersion(
          number, frequency, cents, List.of(new BilledLine(1, "L1", "90837", List.of(), cents, 0)));
    }

    FamilyNights family() {
      FamilyNights family = new FamilyNights();
      claims.values().forEach(claim -> family.deliver(claim, START.minusDays(1)));
      return family;
    }

    LocalDate day() {
      return day;
    }

    /** New versions before the night. */
    List<ClaimStanding> versions() {
      day = day.plusDays(chance.between(1, 40));
      List<ClaimStanding> newer = new ArrayList<>();
      for (ClaimStanding claim : claims.values()) {
        if (chance.oneOf(false, false, true)) {
          SentVersion next = version(claim.version() + 1, chance.oneOf("7", "1", "8"));
          newer.add(
              sent(
                  claim,
                  Stream.concat(claim.versions().stream(), Stream.of(next)).toList(),
                  claim.lastSeq()));
        }
      }
      newer.forEach(claim -> claims.put(claim.claimId(), claim));
      return newer;
    }

    List<PendingAdjudication> night() {
      List<PendingAdjudication> fresh = new ArrayList<>();
      for (int payment = chance.between(1, 3); payment > 0; payment--) {
        paymentId++;
        LocalDate paidOn = day.minusDays(chance.between(0, 3));
        for (int ordinal = 1; ordinal <= chance.between(1, 4); ordinal++) {
          fresh.add(pending(new AdjudicationKey(paymentId, ordinal), paidOn));
        }
      }
      return fresh;
    }

    private PendingAdjudication pending(AdjudicationKey key, LocalDate paidOn) {
      ClaimStanding claim = claims.get(chance.between(1L, claims.size()));
      int version = chance.between(1, claim.version());
      ReportedClaim reported = reported(claim.sent(version).chargeCents());
      ClaimMatch match =
          chance.oneOf(true, true, true, false)
              ? ClaimMatch.to(
                  new MatchCandidate(claim.claimId(), version, claim.payer(), 1),
                  MatchRule.CONTROL_NUMBER)
              : ClaimMatch.none(ClaimMatch.Unmatched.NO_MATCH);
      String reason = match.isFound() ? null : match.reason().name();
      if (chance.between(1, 10) == 10) {
        match = null;
        reason =
            chance.oneOf(PendingAdjudication.OUT_OF_BALANCE, PendingAdjudication.WITH_ITS_PAYMENT);
      }
      return new PendingAdjudication(
          key,
          "P" + key.paymentId() + "#" + key.ordinal(),
          claim.payer(),
          "cbh",
          paidOn,
          day,
          "835",
          match,
          reason,
          List.of(),
          null,
          true,
          false,
          reported.content(),
          reported);
    }

    /** Few amounts, so that reversals find what they cancel. */
    private ReportedClaim reported(long chargeCents) {
      boolean reversal = chance.oneOf(true, false);
      long sign = reversal ? -1 : 1;
      long paid = chance.oneOf(0L, 8_000L, 10_000L);
      long first = chance.oneOf(0L, chargeCents - paid, 1_500L, -500L);
      List<ReportedAdjustment> adjustments =
          List.of(adjustment(sign * first), adjustment(sign * (chargeCents - paid - first)));
      boolean onLine = chance.oneOf(true, false);
      return new ReportedClaim(
          "CLAIM",
          reversal ? "22" : chance.oneOf("1", "4", "2", "19", "23", "25"),
          sign * chargeCents,
          sign * paid,
          null,
          chance.oneOf("", "H1", "H2"),
          "1",
          START,
          1,
          ClaimParties.UNSAID,
          false,
          onLine ? List.of() : adjustments,
          List.of(),
          onLine
              ? List.of(
                  new ReportedLine(
                      "90837",
                      null,
                      List.of(),
                      START,
                      sign * chargeCents,
                      sign * paid,
                      "",
                      adjustments,
                      List.of()))
              : List.of());
    }

    private ReportedAdjustment adjustment(long cents) {
      String[] code = chance.oneOf(CODES.toArray(String[]::new)).split("-", -1);
      return new ReportedAdjustment(code[0], code[1], cents);
    }
  }
}
