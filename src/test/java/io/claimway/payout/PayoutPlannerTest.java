package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unpaid earnings in, payouts out. An earning is written {@code practice session day cents}, a
 * payout {@code paydate practice sessions cents}; the cycles take in days 1 to 15 and all days of
 * January.
 */
class PayoutPlannerTest {
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final List<PayoutCycle> CYCLES =
      List.of(
          new PayoutCycle(LocalDate.of(2026, 1, 30), JANUARY.withDayOfMonth(15)),
          new PayoutCycle(LocalDate.of(2026, 2, 13), JANUARY.withDayOfMonth(31)));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      one session               | a s1 7 100                           | 2026-01-30 a 1 100
      sessions of one practice  | a s1 7 100, a s2 15 50               | 2026-01-30 a 2 150
      a session's two changes   | a s1 7 100, a s1 7 -30               | 2026-01-30 a 1 70
      practices in their order  | a s1 7 100, b s2 7 50, c s3 7 1      | 2026-01-30 a 1 100, 2026-01-30 b 1 50, 2026-01-30 c 1 1
      two cycles                | a s1 15 100, a s2 16 50              | 2026-01-30 a 1 100, 2026-02-13 a 1 50
      the later cycle alone     | a s1 16 100                          | 2026-02-13 a 1 100
      of no cycle yet           | a s1 32 100                          |
      nothing above zero        | a s1 7 100, a s2 7 -100              |
      below zero                | a s1 7 -100                          |
      nothing for who gets none  | a s1 7 -100, b s2 7 5               | 2026-01-30 b 1 5
      a loss goes to the next   | a s1 7 -30, a s2 20 100              | 2026-02-13 a 2 70
      a loss that eats the next | a s1 7 -130, a s2 20 100             |
      a loss after it was paid  | a s1 7 100, a s2 20 -30              | 2026-01-30 a 1 100
      sorted by cycle           | a s1 20 5, b s2 7 6, b s3 20 7       | 2026-01-30 b 1 6, 2026-02-13 a 1 5, 2026-02-13 b 1 7
      a session in both         | a s1 7 100, a s1 20 50               | 2026-01-30 a 1 100, 2026-02-13 a 1 50
      """)
  void paysEachPracticeOncePerCycle(String story, String earnings, String payouts) {
    PayoutPlanner planner = new PayoutPlanner(CYCLES);
    Arrays.stream(earnings.split(", ", -1)).map(PayoutPlannerTest::earning).forEach(planner::add);
    assertThat(planner.plan().stream().map(PayoutPlannerTest::text))
        .containsExactly(payouts == null ? new String[0] : payouts.split(", ", -1));
  }

  @Test
  void plansNothingOfNothing() {
    assertThat(new PayoutPlanner(CYCLES).plan()).isEmpty();
    assertThat(new PayoutPlanner(List.of()).plan()).isEmpty();
  }

  @Test
  void refusesPracticesOutOfOrder() {
    PayoutPlanner planner = new PayoutPlanner(CYCLES);
    planner.add(earning("b s1 7 100"));
    assertThatThrownBy(() -> planner.add(earning("a s2 7 100")))
        .hasMessage("Cannot plan payouts: practice a comes after b");
  }

  private static UnpaidEarning earning(String text) {
    String[] parts = text.split(" ", -1);
    return new UnpaidEarning(
        parts[0],
        parts[1],
        JANUARY.plusDays(Long.parseLong(parts[2]) - 1),
        Long.parseLong(parts[3]));
  }

  private static String text(PlannedPayout payout) {
    return payout.cycle().payDate()
        + " "
        + payout.practiceId()
        + " "
        + payout.sessions()
        + " "
        + payout.cents();
  }
}
