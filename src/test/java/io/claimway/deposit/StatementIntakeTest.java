package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which lines and statements of tonight are new. */
class StatementIntakeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);

  @Test
  void countsEqualLinesOfOneStatementApart() {
    StatementIntake intake =
        StatementIntake.of(
            List.of(statement("a", 0, line("a", 1, 500), line("a", 2, 500), line("a", 3, 700))),
            List.of(),
            Set.of());
    assertThat(intake.lines().stream().map(CountedLine::occurrence)).containsExactly(1, 2, 1);
    assertThat(intake.statements()).singleElement().extracting("sequence").isEqualTo(1);
  }

  @Test
  void takesALineOfARepeatedStatementOnce() {
    BankStatement first = statement("a", 0, line("a", 1, 500), line("a", 2, 500));
    BankStatement again = statement("b", 0, line("b", 1, 500), line("b", 2, 500));
    StatementIntake intake = StatementIntake.of(List.of(first, again), List.of(), Set.of());
    assertThat(intake.lines()).hasSize(2).allMatch(line -> line.line().sha256().equals("a"));
    assertThat(intake.statements()).hasSize(1);
  }

  @Test
  void takesOnlyWhatALaterStatementAdds() {
    BankStatement first = statement("a", 0, line("a", 1, 500));
    Set<String> known =
        StatementIntake.of(List.of(first), List.of(), Set.of()).lines().stream()
            .map(CountedLine::naturalKey)
            .collect(Collectors.toSet());
    StatementIntake longer =
        StatementIntake.of(
            List.of(statement("b", 0, line("b", 1, 500), line("b", 2, 500), line("b", 3, 9))),
            List.of(KnownStatement.of(first)),
            known);
    assertThat(longer.lines().stream().map(line -> line.line().fileLine())).containsExactly(3L, 2L);
    assertThat(longer.statements()).singleElement().extracting("sequence").isEqualTo(2);
  }

  @Test
  void knowsAStatementByItsBalancesAndNumbersEachAccountAndDayApart() {
    BankStatement known = statement("a", 100, line("a", 1, 500));
    BankStatement other =
        new BankStatement("operating-ca", DAY, 100, 600, "c", List.of(line("c", 1, 500)));
    StatementIntake intake =
        StatementIntake.of(List.of(known, other), List.of(KnownStatement.of(known)), Set.of());
    assertThat(intake.statements())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.statement()).isEqualTo(other);
              assertThat(taken.sequence()).isEqualTo(1);
            });
  }

  @Test
  void numbersLinesInOneOrderWhateverFilesTheyCameIn() {
    BankLine early = line("z", 9, 100);
    BankLine late = line("a", 1, 200);
    List<CountedLine> one =
        StatementIntake.of(
                List.of(statement("z", 0, early), statement("a", 0, late)), List.of(), Set.of())
            .lines();
    List<CountedLine> other =
        StatementIntake.of(
                List.of(statement("a", 0, late), statement("z", 0, early)), List.of(), Set.of())
            .lines();
    assertThat(one).isEqualTo(other);
    assertThat(one.get(0).line()).isEqualTo(early);
  }

  @Test
  void nothingIsNewInNothing() {
    StatementIntake intake = StatementIntake.of(List.of(), List.of(), Set.of());
    assertThat(intake.lines()).isEmpty();
    assertThat(intake.statements()).isEmpty();
  }

  private static BankStatement statement(String sha256, long opening, BankLine... lines) {
    long moved = List.of(lines).stream().mapToLong(BankLine::amountCents).sum();
    return new BankStatement("operating-ny", DAY, opening, opening + moved, sha256, List.of(lines));
  }

  private static BankLine line(String sha256, long fileLine, long cents) {
    return new BankLine(
        "operating-ny", DAY, "ACH_CREDIT", "165", cents, "ref", "", "ORIG", "T1", sha256, fileLine);
  }
}
