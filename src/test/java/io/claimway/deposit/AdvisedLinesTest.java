package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which deposits get the trace that an ACH file tells of them. A line is written {@code
 * day/cents/reference}, an advice {@code day/cents/entry/trace}.
 */
class AdvisedLinesTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      one of each                 | 0/500/x            | 0/500/e1/T1             | T1
      the day after               | 1/500/x            | 0/500/e1/T1             | T1
      the day before              | 0/500/x            | 1/500/e1/T1             | T1
      days later                  | 4/500/x            | 0/500/e1/T1             | -
      another amount              | 0/501/x            | 0/500/e1/T1             | -
      two that may be meant       | 0/500/x            | 0/500/e1/T1 0/500/e2/T2 | -
      one of two, by its entry    | 0/500/e2           | 0/500/e1/T1 0/500/e2/T2 | T2
      two lines alike             | 0/500/x 0/500/y    | 0/500/e1/T1             | - -
      two lines, one by its entry | 0/500/e1 0/500/y   | 0/500/e1/T1             | T1 -
      told twice                  | 0/500/x            | 0/500/e1/T1 0/500/e9/T1 | T1
      """)
  void takesTheTraceOfTheOneThatIsMeant(String story, String lines, String advices, String traces) {
    List<DepositLine> mute = new ArrayList<>();
    for (String text : lines.split(" ", -1)) {
      String[] parts = text.split("/", -1);
      BankLine line =
          AnyBankLine.of(
              "operating-ny",
              MONDAY.plusDays(Long.parseLong(parts[0])),
              "ACH_CREDIT",
              Long.parseLong(parts[1]),
              parts[2],
              "",
              "",
              "",
              "b",
              mute.size());
      mute.add(new DepositLine(mute.size(), "cbh-ny", new CountedLine(line, 1)));
    }
    List<DepositAdvice> told =
        Arrays.stream(advices.split(" ", -1))
            .map(text -> text.split("/", -1))
            .map(
                parts ->
                    new DepositAdvice(
                        "a",
                        1,
                        "operating-ny",
                        MONDAY.plusDays(Long.parseLong(parts[0])),
                        "ORIG",
                        parts[3],
                        Long.parseLong(parts[1]),
                        parts[2]))
            .toList();
    assertThat(
            new AdvisedLines(told)
                .advised(mute).stream()
                    .map(line -> line.line().quotes().stream().filter(Quote::isTrace))
                    .map(quotes -> quotes.findFirst().map(Quote::number).orElse("-")))
        .containsExactly(traces.split(" ", -1));
  }
}
