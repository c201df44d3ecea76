package io.claimway.deposit;

import io.claimway.money.Cents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is new in tonight's statements: a bank repeats a statement, sends a longer one of the same
 * day, or several of one day, and each line counts once. An account's statements are a chain: each
 * opens where another closed. One that opens elsewhere waits for what lies between.
 *
 * @param lines new lines in the order in which they are numbered
 * @param openings balances that accounts had before their first statement, as far as new
 * @param waiting statements that the book cannot take in yet, each with why
 */
public record StatementIntake(
    List<NewStatement> statements,
    List<CountedLine> lines,
    List<OpeningBalance> openings,
    Map<BankStatement, String> waiting) {

  /**
   * A statement that is not known yet. One that says again what another of its day said stands for
   * the rest, and opens where that one closed.
   *
   * @param sequence of several of one account and day
   */
  public record NewStatement(
      BankStatement statement, int sequence, long openingCents, long closingCents) {}

  /** What an account had before the statement; where an earlier one comes later, the change. */
  public record OpeningBalance(BankStatement statement, long cents) {}

  public StatementIntake {
    statements = List.copyOf(statements);
    lines = List.copyOf(lines);
    openings = List.copyOf(openings);
  }

  /**
   * Tells new statements and lines from known ones.
   *
   * @param statements in the order in which they are read
   * @param knownStatements all of the same accounts, in order of their days
   * @param knownLines of the same accounts and days
   */
  public static StatementIntake of(
      List<BankStatement> statements,
      Collection<KnownStatement> knownStatements,
      Collection<BankLine> knownLines) {
    Map<String, Chain> chains = new TreeMap<>();
    statements.forEach(
        statement ->
            chains.computeIfAbsent(
                statement.bankAccount(), any -> new Chain(knownStatements, knownLines, any)));
    Map<String, List<BankStatement>> left = new TreeMap<>();
    statements.forEach(
        statement ->
            left.computeIfAbsent(statement.bankAccount(), any -> new ArrayList<>()).add(statement));
    Map<BankStatement, String> waiting = new HashMap<>();
    left.forEach(
        (account, own) -> {
          Chain chain = chains.get(account);
          while (own.removeIf(chain::take)) {
            // What was taken may be what another waits for.
          }
          own.forEach(statement -> waiting.put(statement, chain.missing(statement)));
        });
    List<CountedLine> lines =
        chains.values().stream()
            .flatMap(chain -> chain.lines.stream())
            .sorted(CountedLine.CANONICAL)
            .toList();
    return new StatementIntake(
        chains.values().stream().flatMap(chain -> chain.statements.stream()).toList(),
        lines,
        chains.values().stream().flatMap(chain -> chain.opening().stream()).toList(),
        waiting);
  }

  /** One account's statements: where they begin and end, and what each day has brought. */
  private static final class Chain {
    private final List<KnownStatement> known = new ArrayList<>();
    private final List<BankLine> knownLines = new ArrayList<>();
    private final List<NewStatement> statements = new ArrayList<>();
    private final List<CountedLine> lines = new ArrayList<>();
    private final Map<String, Integer> said = new HashMap<>();
    private final long startBefore;
    private BankStatement first;
    private long start;
    private long end;

    Chain(Collection<KnownStatement> statements, Collection<BankLine> knownLines, String account) {
      statements.stream().filter(each -> each.bankAccount().equals(account)).forEach(known::add);
      knownLines.stream()
          .filter(line -> line.bankAccount().equals(account))
          .forEach(line -> keep(line));
      if (!known.isEmpty()) {
        start = start(known);
        end = start + moved(known);
      }
      startBefore = start;
    }

    private static long moved(List<KnownStatement> statements) {
      return statements.stream().mapToLong(each -> each.closingCents() - each.openingCents()).sum();
    }

    Optional<OpeningBalance> opening() {
      return start == startBefore
          ? Optional.empty()
          : Optional.of(new OpeningBalance(first, start - startBefore));
    }

    /** Where nothing else closed; the earliest where the account has come back to its beginning. */
    private static long start(List<KnownStatement> statements) {
      Map<Long, Integer> balance = new HashMap<>();
      for (KnownStatement each : statements) {
        balance.merge(each.openingCents(), 1, Integer::sum);
        balance.merge(each.closingCents(), -1, Integer::sum);
      }
      return statements.stream()
          .map(KnownStatement::openingCents)
          .filter(opening -> balance.get(opening) > 0)
          .findFirst()
          .orElse(statements.get(0).openingCents());
    }

    private int keep(BankLine line) {
      knownLines.add(line);
      return said.merge(CountedLine.said(line), 1, Integer::sum);
    }

    /** Whether the book has all of the statement now; it waits otherwise. */
    boolean take(BankStatement statement) {
      if (known.isEmpty()) {
        begin(statement);
        return true;
      }
      List<KnownStatement> day =
          known.stream().filter(each -> each.asOf().equals(statement.asOf())).toList();
      if (day.isEmpty()) {
        return append(statement);
      }
      SameLines same = same(statement);
      if (repeats(statement, day, same)) {
        return true;
      }
      if (isLonger(statement, day, same)) {
        add(statement, same.fresh(), end, end + same.freshCents());
        return true;
      }
      return append(statement) || isShorter(statement, day, same);
    }

    private SameLines same(BankStatement statement) {
      return SameLines.of(
          statement.lines(),
          knownLines.stream().filter(line -> line.asOf().equals(statement.asOf())).toList());
    }

    private void begin(BankStatement statement) {
      start = statement.isStated() ? statement.openingCents() : 0;
      end = start;
      first = statement;
      add(statement, statement.lines(), start, start + statement.movedCents());
    }

    /** It says nothing that the book has not, and ends where one of its day ended. */
    private static boolean repeats(
        BankStatement statement, List<KnownStatement> day, SameLines same) {
      return same.fresh().isEmpty()
          && (!statement.isStated()
              || (opensLike(statement, day)
                  && day.stream()
                      .anyMatch(each -> each.closingCents() == statement.closingCents())));
    }

    private static boolean opensLike(BankStatement statement, List<KnownStatement> day) {
      return day.stream().anyMatch(each -> each.openingCents() == statement.openingCents());
    }

    /** It is older than one of its day that the book has, which says all that it says. */
    private static boolean isShorter(
        BankStatement statement, List<KnownStatement> day, SameLines same) {
      return statement.isStated() && same.fresh().isEmpty() && opensLike(statement, day);
    }

    /** It says all that the book has of the day, and more; nothing has come after the day. */
    private boolean isLonger(BankStatement statement, List<KnownStatement> day, SameLines same) {
      return same.missing() == 0
          && start(day) + moved(day) == end
          && (!statement.isStated()
              || (statement.openingCents() == start(day)
                  && statement.closingCents() == end + same.freshCents()));
    }

    private boolean append(BankStatement statement) {
      if (!statement.isStated()) {
        boolean newest = known.stream().noneMatch(each -> each.asOf().isAfter(statement.asOf()));
        if (newest || statement.movedCents() == 0) {
          add(statement, statement.lines(), end, end + statement.movedCents());
          return true;
        }
        return false;
      }
      long opening = statement.openingCents();
      long closing = statement.closingCents();
      if (opening == end) {
        add(statement, statement.lines(), opening, closing);
        return true;
      }
      if (closing == start) {
        first = statement;
        start = opening;
        end -= closing - opening;
        add(statement, statement.lines(), opening, closing);
        return true;
      }
      if (opening == closing && known.stream().anyMatch(each -> each.touches(opening))) {
        add(statement, statement.lines(), opening, closing);
        return true;
      }
      return false;
    }

    private void add(BankStatement statement, List<BankLine> fresh, long opening, long closing) {
      long before = known.stream().filter(each -> each.asOf().equals(statement.asOf())).count();
      known.add(new KnownStatement(statement.bankAccount(), statement.asOf(), opening, closing));
      statements.add(new NewStatement(statement, (int) before + 1, opening, closing));
      end += closing - opening;
      fresh.stream()
          .sorted(Comparator.comparing(BankLine::sha256).thenComparingLong(BankLine::fileLine))
          .forEach(line -> lines.add(new CountedLine(line, keep(line))));
    }

    /** Why a statement waits: what the bank says and what the book has. */
    String missing(BankStatement statement) {
      if (!statement.isStated()) {
        return "it states no balance, and the book has statements of later days";
      }
      List<KnownStatement> day =
          known.stream().filter(each -> each.asOf().equals(statement.asOf())).toList();
      if (!day.isEmpty() && statement.openingCents() == start(day)) {
        SameLines same = same(statement);
        return "it says otherwise of a day that the book has: %d lines are new, and %d of the book's are not in it"
            .formatted(same.fresh().size(), same.missing());
      }
      return "it opens at %s, the book's account stands at %s"
          .formatted(Cents.dollars(statement.openingCents()), Cents.dollars(end));
    }
  }
}
