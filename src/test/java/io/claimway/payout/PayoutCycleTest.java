package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cycles a night prepares, three banking days ahead. */
class PayoutCycleTest {
  private static final int LEAD = 3;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing is due,               2026-02-09, 2026-01-15, ''",
    "the day has come,             2026-02-10, 2026-01-15, '2026-02-13 2026-01-31'",
    "it is prepared,               2026-02-10, 2026-01-31, ''",
    "the last day to reach it,     2026-02-11, 2026-01-15, '2026-02-13 2026-01-31'",
    "a day too late,               2026-02-12, 2026-01-15, '2026-02-17 2026-01-31'",
    "one was missed,               2026-02-18, 2026-01-15, '2026-02-20 2026-01-31'",
    "two in one night,             2026-02-24, 2026-01-15, '2026-02-26 2026-01-31, 2026-02-27 2026-02-15'",
    "two on one date,              2026-03-04, 2026-01-15, '2026-03-06 2026-01-31, 2026-03-06 2026-02-15'",
    "the older one is not paid by, 2026-03-04, 2026-02-15, ''",
    "a Saturday,                   2026-02-14, 2026-01-15, '2026-02-19 2026-01-31'"
  })
  void preparesWhatIsDueAndNotPrepared(
      String story, LocalDate night, LocalDate preparedThrough, String expected) {
    assertThat(
            PayoutCycle.toPrepare(night, LEAD, preparedThrough).stream()
                .map(cycle -> cycle.payDate() + " " + cycle.confirmedThrough())
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
  }

  @Test
  void preparesEveryHalfMonthThatGoesLiveUnpaid() {
    assertThat(PayoutCycle.toPrepare(LocalDate.of(2026, 2, 24), LEAD, null))
        .extracting(PayoutCycle::confirmedThrough)
        .contains(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 15), LocalDate.of(2026, 2, 15))
        .isSorted();
  }

  @Test
  void namesEachBatchOfAPayDate() {
    PayoutCycle cycle = new PayoutCycle(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 15));
    assertThat(cycle.batchId(Set.of())).isEqualTo("P20260130");
    assertThat(cycle.batchId(Set.of("P20260130", "P20260131"))).isEqualTo("P20260130B");
    assertThat(cycle.batchId(Set.of("P20260130", "P20260130B"))).isEqualTo("P20260130C");
  }
}
