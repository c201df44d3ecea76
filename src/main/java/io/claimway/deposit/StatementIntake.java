package io.claimway.deposit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is new in tonight's statements: a bank repeats a statement, or sends a longer one of the
 * same day, and each line counts once.
 *
 * @param lines new lines in the order in which they are numbered
 */
public record StatementIntake(List<NewStatement> statements, List<CountedLine> lines) {

  /**
   * A statement that is not known yet.
   *
   * @param sequence of several of one account and day
   */
  public record NewStatement(BankStatement statement, int sequence) {}

  public StatementIntake {
    statements = List.copyOf(statements);
    lines = List.copyOf(lines);
  }

  /**
   * Tells new statements and lines from known ones.
   *
   * @param statements in the order in which they are read
   * @param knownLines natural keys of the lines of the same accounts and days
   */
  public static StatementIntake of(
      List<BankStatement> statements,
      Collection<KnownStatement> knownStatements,
      Set<String> knownLines) {
    return new StatementIntake(
        newStatements(statements, knownStatements), newLines(statements, knownLines));
  }

  private static List<NewStatement> newStatements(
      List<BankStatement> statements, Collection<KnownStatement> known) {
    List<KnownStatement> seen = new ArrayList<>(known);
    List<NewStatement> fresh = new ArrayList<>();
    for (BankStatement statement : statements) {
      KnownStatement read = KnownStatement.of(statement);
      if (!seen.contains(read)) {
        long before = seen.stream().filter(other -> other.isOfTheDayOf(statement)).count();
        seen.add(read);
        fresh.add(new NewStatement(statement, (int) before + 1));
      }
    }
    return fresh;
  }

  private static List<CountedLine> newLines(List<BankStatement> statements, Set<String> known) {
    List<BankLine> read =
        statements.stream()
            .flatMap(statement -> statement.lines().stream())
            .sorted(Comparator.comparing(BankLine::sha256).thenComparingLong(BankLine::fileLine))
            .toList();
    Set<String> seen = new HashSet<>(known);
    Map<String, Integer> equalInFile = new HashMap<>();
    List<CountedLine> fresh = new ArrayList<>();
    for (BankLine line : read) {
      int occurrence =
          equalInFile.merge(line.sha256() + '|' + CountedLine.said(line), 1, Integer::sum);
      CountedLine counted = new CountedLine(line, occurrence);
      if (seen.add(counted.naturalKey())) {
        fresh.add(counted);
      }
    }
    fresh.sort(CountedLine.CANONICAL);
    return fresh;
  }
}
