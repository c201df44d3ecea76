package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which lines and statements of tonight are new. A statement is written {@code day opening
 * amount/reference …}, with {@code ?} for an opening that the bank does not state.
 */
class StatementIntakeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      the first                         |                               | 1 0 500 500 700               | 1 0>1700                 | 3 | 0    | 0
      repeated                          | 1 0 500 500                   | 1 0 500 500                   |                          | 0 | 0    | 0
      repeated with references          | 1 0 500 500                   | 1 0 500/a 500/b               |                          | 0 | 0    | 0
      repeated, references first        | 1 0 500/a 500/b               | 1 0 500 500                   |                          | 0 | 0    | 0
      a longer one of the day           | 1 0 500                       | 1 0 500/a 500/b 9             | 1 500>1009               | 2 | 0    | 0
      an older one of the day           | 1 0 500 9                     | 1 0 500                       |                          | 0 | 0    | 0
      the next of the day               | 1 0 500                       | 1 500 500                     | 1 500>1000               | 1 | 0    | 0
      the next day                      | 1 0 500                       | 2 500 500                     | 2 500>1000               | 1 | 0    | 0
      both in one night                 |                               | 1 0 500; 1 500 500; 2 1000 -7 | 1 0>500, 1 500>1000, 2 1000>993 | 3 | 0    | 0
      the second of the day first       |                               | 1 500 500; 1 0 500            | 1 500>1000, 1 0>500      | 2 | 0    | 0
      a gap                             | 1 0 500                       | 3 600 500                     |                          | 0 | 0    | 1
      a gap that is filled              | 1 0 500                       | 3 600 500; 2 500 100          | 2 500>600, 3 600>1100    | 2 | 0    | 0
      an account that had money         |                               | 1 800 500                     | 1 800>1300               | 1 | 800  | 0
      an earlier one later              | 2 800 500                     | 1 300 500                     | 1 300>800                | 1 | -500 | 0
      the same day otherwise            | 1 0 500 9                     | 1 0 400 109                   |                          | 0 | 0    | 1
      a day without balances            | 1 0 500                       | 2 ? 7 8                       | 2 500>515                | 2 | 0    | 0
      the same without balances         | 1 0 500                       | 1 ? 500/a                     |                          | 0 | 0    | 0
      longer without balances           | 1 0 500                       | 1 ? 500/a 8                   | 1 500>508                | 1 | 0    | 0
      a day on which nothing moved      | 1 0 500; 3 500 9              | 2 500                         | 2 500>500                | 0 | 0    | 0
      fees alike on two statements      | 1 0 -250                      | 1 -250 -250                   | 1 -250>-500              | 1 | 0    | 0
      """)
  void takesInWhatIsNew(
      String story,
      String known,
      String tonight,
      String statements,
      int lines,
      long opening,
      int waiting) {
    StatementIntake before = StatementIntake.of(read("a", known), List.of(), List.of());
    StatementIntake intake =
        StatementIntake.of(
            read("b", tonight),
            before.statements().stream()
                .map(
                    taken ->
                        new KnownStatement(
                            "operating-ny",
                            taken.statement().asOf(),
                            taken.openingCents(),
                            taken.closingCents()))
                .toList(),
            before.lines().stream().map(CountedLine::line).toList());
    assertThat(intake.statements().stream().map(StatementIntakeTest::text))
        .containsExactly(statements == null ? new String[0] : statements.split(", ", -1));
    assertThat(intake.lines()).hasSize(lines);
    assertThat(intake.openings().stream().mapToLong(StatementIntake.OpeningBalance::cents).sum())
        .isEqualTo(opening);
    assertThat(intake.waiting()).hasSize(waiting);
    List<String> keys = new ArrayList<>();
    before.lines().forEach(line -> keys.add(line.naturalKey()));
    intake.lines().forEach(line -> keys.add(line.naturalKey()));
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void countsEqualLinesOfOneStatementApart() {
    StatementIntake intake = StatementIntake.of(read("a", "1 0 500 500 700"), List.of(), List.of());
    assertThat(intake.lines().stream().map(CountedLine::occurrence)).containsExactly(1, 2, 1);
    assertThat(intake.statements()).singleElement().extracting("sequence").isEqualTo(1);
  }

  @Test
  void numbersEachAccountAndDayApart() {
    BankStatement other =
        new BankStatement(
            "operating-ca", DAY, 0L, 500L, "c", List.of(line("operating-ca", DAY, 1, "500", "c")));
    List<BankStatement> both = new ArrayList<>(read("a", "1 0 500; 1 500 7"));
    both.add(other);
    StatementIntake intake = StatementIntake.of(both, List.of(), List.of());
    assertThat(intake.statements().stream().map(StatementIntake.NewStatement::sequence))
        .containsExactly(1, 1, 2);
  }

  @Test
  void numbersLinesInOneOrderWhateverFilesTheyCameIn() {
    List<BankStatement> statements = new ArrayList<>(read("z", "1 ? 100"));
    statements.addAll(read("a", "1 ? 200"));
    List<CountedLine> one = StatementIntake.of(statements, List.of(), List.of()).lines();
    List<BankStatement> turned = List.of(statements.get(1), statements.get(0));
    assertThat(StatementIntake.of(turned, List.of(), List.of()).lines()).isEqualTo(one);
  }

  @Test
  void saysWhyAStatementWaits() {
    StatementIntake before = StatementIntake.of(read("a", "1 0 500"), List.of(), List.of());
    KnownStatement known = new KnownStatement("operating-ny", DAY, 0, 500);
    List<BankLine> lines = before.lines().stream().map(CountedLine::line).toList();
    assertThat(StatementIntake.of(read("b", "2 600 5"), List.of(known), lines).waiting().values())
        .containsExactly("it opens at $6.00, the book's account stands at $5.00");
    assertThat(
            StatementIntake.of(read("b", "1 0 400 100"), List.of(known), lines).waiting().values())
        .containsExactly(
            "it says otherwise of a day that the book has: 2 lines are new, and 1 of the book's are not in it");
  }

  @Test
  void nothingIsNewInNothing() {
    StatementIntake intake = StatementIntake.of(List.of(), List.of(), List.of());
    assertThat(intake.lines()).isEmpty();
    assertThat(intake.statements()).isEmpty();
  }

  private static String text(StatementIntake.NewStatement taken) {
    return "%d %d>%d"
        .formatted(
            taken.statement().asOf().toEpochDay() - DAY.toEpochDay() + 1,
            taken.openingCents(),
            taken.closingCents());
  }

  private static List<BankStatement> read(String sha256, String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("; ", -1)).map(one -> statement(sha256, one)).toList();
  }

  private static BankStatement statement(String sha256, String text) {
    String[] words = text.split(" ", -1);
    LocalDate day = DAY.plusDays(Long.parseLong(words[0]) - 1);
    List<BankLine> lines = new ArrayList<>();
    for (int at = 2; at < words.length; at++) {
      lines.add(line("operating-ny", day, at, words[at], sha256));
    }
    long moved = lines.stream().mapToLong(BankLine::amountCents).sum();
    return words[1].equals("?")
        ? BankStatement.unstated("operating-ny", day, sha256, lines)
        : new BankStatement(
            "operating-ny",
            day,
            Long.parseLong(words[1]),
            Long.parseLong(words[1]) + moved,
            sha256,
            lines);
  }

  private static BankLine line(
      String account, LocalDate day, long fileLine, String text, String sha256) {
    String[] parts = text.split("/", -1);
    return AnyBankLine.of(
        account,
        day,
        "ACH_CREDIT",
        Long.parseLong(parts[0]),
        parts.length > 1 ? parts[1] : "",
        "",
        "ORIG",
        "T1",
        sha256,
        fileLine);
  }
}
