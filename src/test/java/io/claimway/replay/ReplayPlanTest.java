package io.claimway.replay;

import static io.claimway.replay.ReplayWorld.planned;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

  @Test
  void isTheSamePlanWhenMadeAgain() {
    assertThat(plan("provider = revision 1").planId())
        .matches("R20260107-[0-9a-f]{8}")
        .isEqualTo(plan("provider = revision 1").planId())
        .isNotEqualTo(plan("provider = revision 2").planId());
  }

  @Test
  void namesTheInputThatChanged() {
    assertThat(plan("provider = revision 1").changedSince(plan("provider = revision 1"))).isEmpty();
    assertThat(plan("provider = revision 1").changedSince(plan("provider = revision 2")))
        .containsExactly("claim C7: provider was revision 1, is revision 2");
    assertThat(plan("provider = revision 1").changedSince(of("rules = b")))
        .containsExactly(
            "rules was a, is b",
            "claim C7: it is no longer rejected, or another version has followed");
  }

  @Test
  void sendsOnlyNewVersions() {
    ReplayPlan plan =
        of(
            "rules = a",
            planned(ReplayAction.NEW, 7, List.of()),
            planned(ReplayAction.HOLD, 8, List.of()),
            planned(ReplayAction.NONE, 9, List.of()));
    assertThat(plan.sent()).extracting(PlannedClaim::claimId).containsExactly(7L);
    assertThat(plan.sentCents()).isEqualTo(10_000);
  }

  @Test
  void groupsWhatOneFixReleases() {
    List<String> taxonomy = List.of("2310B PRV*PE 03 A -> B");
    List<ReplayGroup> groups =
        ReplayGroup.of(
            List.of(
                planned(ReplayAction.NONE, 6, List.of()),
                planned(ReplayAction.NEW, 7, taxonomy),
                planned(ReplayAction.NEW, 8, List.of("2300 CLM 05 10 -> 02")),
                planned(ReplayAction.NEW, 9, taxonomy)));
    assertThat(groups)
        .extracting(ReplayGroup::chargeCents)
        .containsExactly(20_000L, 10_000L, 10_000L);
    assertThat(groups.get(0).claims()).extracting(PlannedClaim::claimId).containsExactly(7L, 9L);
    assertThat(groups.get(2).action()).isEqualTo(ReplayAction.NONE);
  }

  @Test
  void asksForAnswersByWholeCodes() {
    assertThat(asksFor("A7:145", "277CA", "A7:145:82")).isTrue();
    assertThat(asksFor("a7:145", "277CA", "A3:21 A7:145:82")).isTrue();
    assertThat(asksFor("A7:14", "277CA", "A7:145:82")).isFalse();
    assertThat(asksFor("145", "277CA", "A7:145:82")).isFalse();
    assertThat(asksFor("999", "999", "IK5 R 5")).isTrue();
    assertThat(asksFor("TA1 R 024", "TA1", "TA1 R 024")).isTrue();
    assertThat(asksFor(null, "TA1", "TA1 R 024")).isTrue();
  }

  private static boolean asksFor(String answer, String source, String codes) {
    return new ReplaySelection(answer, null, null, null, null, List.of()).asksFor(source, codes);
  }

  private static ReplayPlan plan(String input) {
    return of("rules = a", planned(ReplayAction.NEW, 7, List.of(), input));
  }

  private static ReplayPlan of(String input, PlannedClaim... claims) {
    return ReplayPlan.of(ReplayWorld.DAY, "answer A7:145", List.of(input), List.of(claims));
  }
}
