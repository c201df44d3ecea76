package io.claimway.replay;

import static io.claimway.replay.ReplayWorld.claim;
import static io.claimway.replay.ReplayWorld.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimState;
import io.claimway.claim.ClientOutcome;
import io.claimway.claim.Disposition;
import io.claimway.claim.Hold;
import io.claimway.claim.HoldCode;
import io.claimway.claim.Lineage;
import io.claimway.claim.LineageOrigin;
import io.claimway.claim.SessionOutcome;
import io.claimway.claim.StandingVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayRuleTest {
  private static final ClientOutcome SAME =
      new ClientOutcome(List.of(), List.of(), List.of(), List.of());

  @Test
  void sendsAClaimThatTodaysFactsMakeOtherwise() {
    ClientOutcome changed =
        new ClientOutcome(List.of(claim("90834")), List.of(), List.of(), List.of());
    ReplayDecision decision =
        decide("277CA", "A7:145:82", "REJECTED", changed, "2310B PRV changed");
    assertThat(decision.action()).isEqualTo(ReplayAction.NEW);
    Claim version = decision.version("R1");
    assertThat(version.version()).isEqualTo(2);
    assertThat(version.frequency()).isEqualTo("1");
    assertThat(version.reason()).isEqualTo("REPLAY");
    assertThat(version.planId()).isEqualTo("R1");
    assertThat(version.lines().get(0).procedureCode()).isEqualTo("90834");
  }

  @Test
  void sendsAClaimWhoseFactsAreTheSameWhenThePayersRulesSayItOtherwise() {
    ReplayDecision decision = decide("277CA", "A7:145:82", "REJECTED", SAME, "2000A PRV changed");
    assertThat(decision.action()).isEqualTo(ReplayAction.NEW);
    assertThat(decision.claim()).isEqualTo(claim("90837"));
  }

  @Test
  void leavesAClaimAloneThatWouldBeRejectedAgain() {
    ReplayDecision decision = decide("277CA", "A7:145:82", "REJECTED", SAME);
    assertThat(decision.action()).isEqualTo(ReplayAction.NONE);
    assertThat(decision.reason()).isEqualTo("unchanged: would be rejected again");
    assertThatThrownBy(() -> decision.version("R1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot send C00000001501X: its action is NONE");
  }

  @Test
  void sendsAnUnchangedClaimAgainWhenItsFileOrTransactionWasRefused() {
    assertThat(decide("TA1", "TA1 R 024", "REJECTED", SAME).action()).isEqualTo(ReplayAction.NEW);
    assertThat(decide("999", "IK5 R 5", "REJECTED", SAME).action()).isEqualTo(ReplayAction.NEW);
  }

  @Test
  void neverSendsWhatThePayerHas() {
    for (String state : List.of("SUBMITTED", "FILE_ACCEPTED", "ACCEPTED", "PAID", "DENIED")) {
      assertThat(decide("TA1", "TA1 R 024", state, SAME, "2300 CLM changed").action())
          .as(state)
          .isEqualTo(ReplayAction.NONE);
    }
  }

  @Test
  void namesTheHoldThatKeepsAClaimBack() {
    SessionOutcome held =
        new SessionOutcome(
            "ses-1",
            2,
            Disposition.CLAIM,
            null,
            "key-1",
            "harbor-commercial",
            "pra-1",
            "prv-1",
            "cli-1",
            ReplayWorld.DAY,
            ReplayWorld.DAY,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            17500,
            0,
            List.of(Hold.of(HoldCode.NOTE_UNSIGNED, null, 17500)),
            List.of());
    ReplayDecision decision =
        decide(
            "TA1",
            "TA1 R 024",
            "REJECTED",
            new ClientOutcome(List.of(), List.of(held), List.of(), List.of()));
    assertThat(decision.action()).isEqualTo(ReplayAction.HOLD);
    assertThat(decision.reason()).isEqualTo("held by NOTE_UNSIGNED");
  }

  @Test
  void sendsARefusedReplacementAgainAsOne() {
    Lineage lineage = refused(claim("90834").as(2, "7", "AMENDMENT", "ICN1", null));
    ReplayDecision decision = decide("999", "IK5 R 5", lineage, SAME);
    assertThat(decision.action()).isEqualTo(ReplayAction.REPLACE);
    Claim version = decision.version("R1");
    assertThat(version.frequency()).isEqualTo("7");
    assertThat(version.version()).isEqualTo(3);
    assertThat(version.payerClaimNumber()).as("the payer's newest").isEqualTo("ICN2");
  }

  @Test
  void sendsARefusedVoidAgainAsOneAndNeverAsAnOriginal() {
    Lineage lineage = refused(claim("90837").as(2, "8", "VOID", "ICN1", null));
    assertThat(decide("TA1", "TA1 R 024", lineage, SAME).action()).isEqualTo(ReplayAction.VOID);
    assertThat(decide("277CA", "A7:464", lineage, SAME).action()).isEqualTo(ReplayAction.NONE);
    assertThat(decide("277CA", "A7:464", lineage, SAME, "2300 REF changed").action())
        .isEqualTo(ReplayAction.VOID);
  }

  @Test
  void leavesAVersionToTheNightThatIsNoLongerWanted() {
    Lineage lineage = refused(claim("90834").as(2, "7", "AMENDMENT", "ICN1", null));
    ClientOutcome withdrawn = new ClientOutcome(List.of(), List.of(), List.of(), List.of(41L));
    ReplayDecision decision = decide("999", "IK5 R 5", lineage, withdrawn);
    assertThat(decision.action()).isEqualTo(ReplayAction.NONE);
    assertThat(decision.reason()).contains("the next night withdraws it");
  }

  @Test
  void sendsAClaimAgainThatWasKeptBackWithItsFile() {
    assertThat(decide("RUN", "", "WITHHELD", SAME).action()).isEqualTo(ReplayAction.NEW);
  }

  private static Lineage refused(Claim content) {
    return new Lineage(
        41,
        LineageOrigin.SENT,
        new StandingVersion(2, ClaimState.REJECTED, content),
        new StandingVersion(1, ClaimState.PAID, claim("90837")),
        "ICN2",
        Set.of("ses-1"));
  }

  private static ReplayDecision decide(
      String source, String codes, Lineage lineage, ClientOutcome today, String... changes) {
    return ReplayRule.decide(rejected(source, codes, lineage), today, claim -> List.of(changes));
  }

  private static ReplayDecision decide(
      String source, String codes, String state, ClientOutcome day, String... changes) {
    return ReplayRule.decide(rejected(source, codes, state), day, claim -> List.of(changes));
  }
}
