package io.claimway.postgres.deposit;

import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankQueue;
import io.claimway.deposit.BankStatement;
import io.claimway.deposit.CountedLine;
import io.claimway.deposit.DepositLine;
import io.claimway.deposit.DepositMatcher;
import io.claimway.deposit.KnownStatement;
import io.claimway.deposit.LinePurpose;
import io.claimway.deposit.LineState;
import io.claimway.deposit.MatchedLines;
import io.claimway.deposit.PaymentClearing;
import io.claimway.deposit.StatementIntake;
import io.claimway.party.AccountOwners;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.worklist.WorkItemKind;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bank lines as they come in and what each is for, as {@link DepositMatcher} decides it: loads what
 * it needs of the registers once, and stores what it says.
 */
public final class DepositTables {
  private static final String KNOWN_LINES = Sql.read(DepositTables.class, "known-lines");
  private static final String KNOWN_STATEMENTS = Sql.read(DepositTables.class, "known-statements");
  private static final String EXPECT = Sql.read(DepositTables.class, "expect-payments");
  private static final String WAITING = Sql.read(DepositTables.class, "waiting-lines");
  private static final String CLEARINGS = Sql.read(DepositTables.class, "quoted-clearings");
  private static final String MARK_LINES = Sql.read(DepositTables.class, "mark-lines");
  private static final String MARK_CLEARINGS = Sql.read(DepositTables.class, "mark-clearings");
  private static final String LATE = Sql.read(DepositTables.class, "late-items");

  private DepositTables() {}

  /** A statement as it is stored. */
  private record StatementRow(
      String bankAccount,
      LocalDate asOf,
      int sequence,
      long openingCents,
      long closingCents,
      String sha256,
      String runId) {}

  /** What a waiting line is now. */
  private record ChangedLine(
      long lineId, LineState state, String reason, Long paymentId, LocalDate clearedOn) {}

  /** What a payment has received now. */
  private record ChangedClearing(long paymentId, long depositedCents, LocalDate clearedOn) {}

  /**
   * Takes the statements in, clears what ties, and opens items for what is late. Books everything.
   *
   * @param statements in order of account, day and file
   */
  public static List<ControlTotals> apply(
      PublishingTransaction tx, List<BankStatement> statements, AccountOwners owners)
      throws SQLException {
    tx.execute(EXPECT);
    List<DepositLine> fresh = takeIn(tx, statements, owners);
    List<LinePurpose> waiting =
        tx.query(
            WAITING,
            row -> LinePurpose.unapplied(LineRow.line(row), row.getString("reason")),
            LineState.UNAPPLIED.name());
    MatchedLines matched =
        DepositMatcher.match(fresh, waiting, clearings(tx, fresh), PayoutTables.listReleased(tx));
    store(tx, matched);
    PayoutTables.settle(tx, matched.settledBatches());
    LedgerBook.add(tx.connection(), matched.transfers());
    LedgerBook.post(tx);
    followItems(tx, matched);
    return totals(matched);
  }

  private static List<DepositLine> takeIn(
      PublishingTransaction tx, List<BankStatement> statements, AccountOwners owners)
      throws SQLException {
    Array accounts = texts(tx, statements.stream().map(BankStatement::bankAccount));
    Array days = texts(tx, statements.stream().map(statement -> statement.asOf().toString()));
    StatementIntake intake =
        StatementIntake.of(
            statements,
            tx.query(
                KNOWN_STATEMENTS,
                row ->
                    new KnownStatement(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getLong(4)),
                accounts,
                days),
            tx
                .query(KNOWN_LINES, row -> LineRow.line(row).counted().naturalKey(), accounts, days)
                .stream()
                .collect(Collectors.toSet()));
    RecordCopy.all(
        tx.connection(),
        "deposit.statement",
        StatementRow.class,
        intake.statements().stream().map(statement -> row(tx, statement)).toList());
    return numbered(tx, intake.lines(), owners);
  }

  private static StatementRow row(PublishingTransaction tx, StatementIntake.NewStatement taken) {
    BankStatement statement = taken.statement();
    return new StatementRow(
        statement.bankAccount(),
        statement.asOf(),
        taken.sequence(),
        statement.openingCents(),
        statement.closingCents(),
        statement.sha256(),
        tx.run().runId());
  }

  private static List<DepositLine> numbered(
      PublishingTransaction tx, List<CountedLine> lines, AccountOwners owners) throws SQLException {
    long number = tx.takeNumbers("bank-line", lines.size());
    List<DepositLine> numbered = new ArrayList<>();
    for (CountedLine counted : lines) {
      String owner = owners.find(counted.line().bankAccount()).orElse(null);
      numbered.add(new DepositLine(number++, owner, counted));
    }
    return numbered;
  }

  private static List<PaymentClearing> clearings(
      PublishingTransaction tx, Collection<DepositLine> fresh) throws SQLException {
    List<BankLine> quoting =
        fresh.stream().map(DepositLine::line).filter(line -> !line.trace().isEmpty()).toList();
    return tx.query(
        CLEARINGS,
        row ->
            new PaymentClearing(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6)),
        texts(tx, quoting.stream().map(BankLine::originator)),
        texts(tx, quoting.stream().map(BankLine::trace)),
        LineState.UNAPPLIED.name());
  }

  private static void store(PublishingTransaction tx, MatchedLines matched) throws SQLException {
    String run = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    RecordCopy.all(
        tx.connection(),
        "deposit.line",
        LineRow.class,
        matched.fresh().stream().map(purpose -> LineRow.of(purpose, run, day)).toList());
    tx.execute(
        "create temporary table changed_line (line_id bigint, state text, reason text, payment_id bigint, cleared_on date) on commit drop");
    RecordCopy.all(
        tx.connection(),
        "changed_line",
        ChangedLine.class,
        matched.changed().stream().map(purpose -> changed(purpose, day)).toList());
    tx.execute(MARK_LINES);
    tx.execute(
        "create temporary table changed_clearing (payment_id bigint, deposited_cents bigint, cleared_on date) on commit drop");
    RecordCopy.all(
        tx.connection(),
        "changed_clearing",
        ChangedClearing.class,
        matched.clearings().stream()
            .map(
                clearing ->
                    new ChangedClearing(
                        clearing.paymentId(),
                        clearing.depositedCents(),
                        clearing.isWhole() ? day : null))
            .toList());
    tx.execute(MARK_CLEARINGS);
  }

  private static ChangedLine changed(LinePurpose purpose, LocalDate day) {
    return new ChangedLine(
        purpose.line().lineId(),
        purpose.state(),
        purpose.reason(),
        purpose.paymentId(),
        purpose.state() == LineState.CLEARED ? day : null);
  }

  private static void followItems(PublishingTransaction tx, MatchedLines matched)
      throws SQLException {
    LocalDate day = tx.run().businessDate();
    DueItems.in(tx)
        .add(
            matched.fresh().stream()
                .filter(purpose -> purpose.state() == LineState.RETURNED)
                .map(purpose -> purpose.line().returned())
                .toList())
        .allOf(Stream.of(BankQueue.values()).map(BankQueue::item).toArray(WorkItemKind[]::new))
        .find(
            LATE,
            BankQueue.usualSince(day),
            texts(tx, BankQueue.askedAtOnce().stream().map(BankQueue::name)))
        .merge();
  }

  private static Array texts(PublishingTransaction tx, Stream<String> texts) throws SQLException {
    return Rows.texts(tx.connection(), texts.toList());
  }

  private static List<ControlTotals> totals(MatchedLines matched) {
    List<LinePurpose> explained =
        matched.fresh().stream().filter(LinePurpose::isExplained).toList();
    List<LinePurpose> open =
        matched.fresh().stream().filter(purpose -> !purpose.isExplained()).toList();
    return List.of(
        ControlTotals.of("bank-lines", matched.fresh().size(), cents(matched.fresh()))
            .out(explained.size(), cents(explained))
            .held(open.size(), cents(open)));
  }

  private static long cents(List<LinePurpose> purposes) {
    return purposes.stream().mapToLong(purpose -> purpose.line().line().amountCents()).sum();
  }
}
