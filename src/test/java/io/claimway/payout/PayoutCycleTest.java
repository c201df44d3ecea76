package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cycles a night prepares, three banking days ahead. */
class PayoutCycleTest {
  private static final int LEAD = 3;

  /** Everything before February is paid. */
  private static final String PAID =
      "2025-11-14 2025-11-28 2025-12-15 2025-12-31 2026-01-15 2026-01-30";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing is due,           2026-02-09, '',                    ''",
    "the day has come,         2026-02-10, '',                    '2026-02-13 2026-01-31'",
    "it is prepared,           2026-02-10, 2026-02-13,            ''",
    "one was missed,           2026-02-18, '',                    '2026-02-19 2026-01-31'",
    "missed ones go together,  2026-03-04, '',                    '2026-03-05 2026-02-15'",
    "their date has its batch, 2026-03-04, 2026-03-05,            ''",
    "the last banking day,     2026-02-12, '',                    '2026-02-13 2026-01-31'"
  })
  void preparesWhatIsDueAndNotPrepared(
      String story, LocalDate night, String prepared, String expected) {
    Set<LocalDate> dates =
        Arrays.stream((PAID + " " + prepared).trim().split(" ", -1))
            .map(LocalDate::parse)
            .collect(Collectors.toSet());
    assertThat(
            PayoutCycle.toPrepare(night, LEAD, dates).stream()
                .map(cycle -> cycle.payDate() + " " + cycle.confirmedThrough())
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
  }
}
