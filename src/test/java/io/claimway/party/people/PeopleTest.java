package io.claimway.party.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.run.RunRefused;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final Person LEE =
      new Person("lee", "Lee Arden", Set.of(Role.FINANCE), Map.of(Right.APPROVE, 100_000L));
  private static final Person KIM =
      new Person("kim", "Kim Bright", Set.of(Role.FINANCE), Map.of(Right.APPROVE, 9_000_000L));
  private static final Person SAM =
      new Person("sam", "Sam Cole", Set.of(Role.SUPPORT), Map.of(Right.RESOLVE, 0L));
  private static final Person ROB = new Person("rob", "Rob Dunn", Set.of(Role.ENGINEER), Map.of());

  private static final People PEOPLE =
      new People(
          "people.yaml",
          Map.of("lee", LEE, "kim", KIM, "sam", SAM, "rob", ROB),
          Map.of(
              Role.FINANCE, Set.of(Right.APPROVE),
              Role.SUPPORT, Set.of(Right.RESOLVE, Right.SEE_PHI),
              Role.ENGINEER, Set.of()));

  @Test
  void letsWhoMayDoItUpToTheLimit() {
    assertThat(PEOPLE.mayDo("lee", release(100_000, "nightly"))).isEqualTo(LEE);
    assertThat(PEOPLE.mayDo("sam", Deed.of("pause summit", Right.RESOLVE, "payers pause summit")))
        .isEqualTo(SAM);
    assertThat(PEOPLE.mayDo("sam", Deed.of("show persons", Right.SEE_PHI, "x12 inspect --phi")))
        .isEqualTo(SAM);
  }

  @Test
  void refusesWhoIsUnknownAndSaysWhoMay() {
    refuses(
        "Lee Arden",
        release(100, "nightly"),
        "Cannot release P1 as Lee Arden: people.yaml has no person of that id; finance (kim, lee) may:"
            + " jobs/claimway payout approve P1 --as ID");
  }

  @Test
  void refusesWhoHasNoRightToIt() {
    refuses(
        "sam",
        release(100, "nightly"),
        "Cannot release P1 as sam: Sam Cole (support) may resolve and see PHI, not approve; finance"
            + " (kim, lee) may: jobs/claimway payout approve P1 --as ID");
    refuses(
        "rob",
        release(100, "nightly"),
        "Cannot release P1 as rob: Rob Dunn (engineer) may decide nothing, not approve; finance (kim, lee)"
            + " may: jobs/claimway payout approve P1 --as ID");
  }

  @Test
  void refusesWhatIsAboveTheLimit() {
    refuses(
        "lee",
        release(100_001, "nightly"),
        "Cannot release P1 as lee: Lee Arden (finance) may approve up to $1,000.00 at once, this is"
            + " $1,000.01; finance (kim) may: jobs/claimway payout approve P1 --as ID");
    refuses(
        "kim",
        release(9_000_001, "nightly"),
        "Cannot release P1 as kim: Kim Bright (finance) may approve up to $90,000.00 at once, this is"
            + " $90,000.01; finance (nobody whose limit reaches) may: jobs/claimway payout approve P1 --as ID");
  }

  @Test
  void refusesToLetAnybodyApproveTheirOwn() {
    refuses(
        "kim",
        release(100, "kim"),
        "Cannot release P1 as kim: Kim Bright (finance) prepared it; another person must approve; finance"
            + " (lee) may: jobs/claimway payout approve P1 --as ID");
  }

  @Test
  void saysWhenNoRoleMay() {
    refuses(
        "kim",
        new Deed("write off 3", Right.WRITE_OFF, 100, "", "worklist resolve 3"),
        "Cannot write off 3 as kim: Kim Bright (finance) may approve, not write off; no role in"
            + " people.yaml may write off: jobs/claimway worklist resolve 3 --as ID");
  }

  private static Deed release(long cents, String preparedBy) {
    return new Deed("release P1", Right.APPROVE, cents, preparedBy, "payout approve P1");
  }

  private static void refuses(String id, Deed deed, String sentence) {
    assertThatThrownBy(() -> PEOPLE.mayDo(id, deed))
        .isInstanceOf(RunRefused.class)
        .hasMessage(sentence);
  }

  @Test
  void givesMoneyUpByReasonAndRole() {
    Person dana =
        new Person("dana", "Dana Cole", Set.of(Role.SUPPORT), Map.of(Right.WRITE_OFF, 100_000L));
    People people =
        new People(
            "people.yaml",
            Map.of("dana", dana),
            Map.of(Role.SUPPORT, Set.of(Right.WRITE_OFF)),
            Map.of("late-filing", Map.of(Role.SUPPORT, 5_000L, Role.FINANCE, 900_000L)));
    Deed deed = new Deed("write off 3f9a", Right.WRITE_OFF, 5_001, "", "resolve 3f9a --write-off");
    assertThat(
            people.mayGiveUp(
                "dana", "late-filing", new Deed("x", Right.WRITE_OFF, 5_000, "", "resolve x")))
        .isEqualTo(dana);
    assertThatThrownBy(() -> people.mayGiveUp("dana", "late-filing", deed))
        .isInstanceOf(RunRefused.class)
        .hasMessage(
            "Cannot write off 3f9a as dana: for late-filing $50.01 is more than Dana Cole (support) may give up;"
                + " finance may up to $9,000.00, support may up to $50.00");
    assertThatThrownBy(() -> people.mayGiveUp("dana", "boredom", deed))
        .isInstanceOf(RunRefused.class)
        .hasMessage(
            "Cannot write off 3f9a as dana: boredom is no reason; people.yaml knows late-filing: --reason REASON");
  }
}
