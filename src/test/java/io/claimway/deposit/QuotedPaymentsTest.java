package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bank line may name payments by. */
class QuotedPaymentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      LOCKBOX CHECK 4471823 SUMMIT   | 4471823*
      CK# 0004471823                 | 0004471823*
      Check No. 4471823              | 4471823*
      CHECKNO4471823                 | 4471823*
      CHECKS 4471823, 4471824 & 77   | 4471823* 4471824* 77*
      CHECK-4471823 CHK: 12345       | 4471823* 12345*
      CHECKING ACCOUNT 123456789     |
      DEPOSIT 4471823                |
      """)
  void findsNumbersOfChecks(String text, String quotes) {
    assertThat(
            QuotedPayments.of(List.of(), List.of("", ""), text).stream()
                .map(Quote::text)
                .collect(Collectors.joining(" ")))
        .isEqualTo(quotes == null ? "" : quotes);
  }

  @Test
  void takesReferencesWhereNoTraceIsWhole() {
    assertThat(
            QuotedPayments.of(
                List.of(new Quote("1422222222", "T100")), List.of("B55501", "T100"), ""))
        .containsExactly(new Quote("1422222222", "T100"));
    assertThat(QuotedPayments.of(List.of(new Quote("", "T100")), List.of("B55501", "T100"), ""))
        .containsExactly(new Quote("", "T100"), new Quote("", "B55501"));
    assertThat(Quote.parse("T*1*00")).isEqualTo(new Quote("00", "T*1"));
    assertThat(new Quote("", "000 12a").bare()).isEqualTo("12A");
  }

  @Test
  void listsTheWordsOfALine() {
    assertThat(
            QuotedPayments.words(
                List.of("021000020000002", "payout_1.ach"), "Return P20260130-00002 R02/closed"))
        .contains("021000020000002", "payout_1.ach", "P20260130-00002", "R02", "CLOSED");
  }
}
