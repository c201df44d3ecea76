package io.claimway.postgres.deposit;

import io.claimway.deposit.AdvisedLines;
import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankQueue;
import io.claimway.deposit.BankRegisters;
import io.claimway.deposit.BankStatement;
import io.claimway.deposit.CountedLine;
import io.claimway.deposit.DepositAdvice;
import io.claimway.deposit.DepositLine;
import io.claimway.deposit.DepositMatcher;
import io.claimway.deposit.DepositPatience;
import io.claimway.deposit.InterimReport;
import io.claimway.deposit.KnownStatement;
import io.claimway.deposit.LinePurpose;
import io.claimway.deposit.LineState;
import io.claimway.deposit.MatchedLines;
import io.claimway.deposit.PaymentClearing;
import io.claimway.deposit.Quote;
import io.claimway.deposit.SentEntry;
import io.claimway.deposit.StatementIntake;
import io.claimway.ledger.Account;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.party.AccountOwners;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.patient.PatientTables;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
  private static final String WAITING_FILES = Sql.read(DepositTables.class, "waiting-files");
  private static final String CLEARINGS = Sql.read(DepositTables.class, "quoted-clearings");
  private static final String MARK_LINES = Sql.read(DepositTables.class, "mark-lines");
  private static final String MARK_CLEARINGS = Sql.read(DepositTables.class, "mark-clearings");
  private static final String LATE = Sql.read(DepositTables.class, "late-items");
  private static final String ADVICES = Sql.read(DepositTables.class, "like-advices");
  private static final String MISSING = Sql.read(DepositTables.class, "missing-statements");

  private static final int BASIS_POINTS = 10_000;

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

  /** A report as it is stored; likewise a statement that waits. */
  private record InterimRow(
      String bankAccount,
      LocalDate asOf,
      String sha256,
      int lines,
      long creditCents,
      long debitCents,
      String runId) {}

  private record WaitingRow(String sha256, String bankAccount, LocalDate asOf, String runId) {}

  /** A deposit as an ACH file tells of it. */
  private record AdviceRow(
      String sha256,
      long fileLine,
      String bankAccount,
      LocalDate settlesOn,
      String originator,
      String trace,
      long cents,
      String entryTrace,
      String runId) {

    static AdviceRow of(DepositAdvice advice, String runId) {
      return new AdviceRow(
          advice.sha256(),
          advice.fileLine(),
          advice.bankAccount(),
          advice.settlesOn(),
          advice.originator(),
          advice.trace(),
          advice.cents(),
          advice.entryTrace(),
          runId);
    }
  }

  /** What of a line is the money of a payment. */
  private record PartRow(
      long lineId, long paymentId, long cents, LocalDate clearedOn, String runId, long feeCents) {}

  /** What a waiting line is now. */
  private record ChangedLine(long lineId, LineState state, String reason) {}

  /** What a payment has received now. */
  private record ChangedClearing(long paymentId, long depositedCents, LocalDate clearedOn) {}

  /**
   * What the bank reports tonight.
   *
   * @param statements final ones, in order of account and day
   * @param interims of days that go on
   * @param advices deposits as ACH files tell of them
   */
  public record Reported(
      List<BankStatement> statements, List<InterimReport> interims, List<DepositAdvice> advices) {

    /** Statements alone. */
    public static Reported of(List<BankStatement> statements) {
      return new Reported(statements, List.of(), List.of());
    }

    public Reported {
      advices = List.copyOf(advices);
      statements = List.copyOf(statements);
      interims = List.copyOf(interims);
    }
  }

  /** Files whose statements could not be taken in when they came. */
  public static List<OpenFile> listWaitingFiles(Database database) {
    return database.inTransaction(
        connection ->
            Rows.list(
                connection,
                WAITING_FILES,
                row ->
                    new OpenFile(
                        0,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5))));
  }

  /**
   * Takes the statements in, clears what ties, and opens items for what is late. Books everything.
   *
   * @param cardFees by originator, what a card processor may keep of a card payment of its, in
   *     hundredths of a percent
   * @return control totals
   */
  public static List<ControlTotals> apply(
      PublishingTransaction tx,
      Reported reported,
      AccountOwners owners,
      DepositPatience patience,
      Map<String, Integer> cardFees)
      throws SQLException {
    tx.execute(EXPECT);
    StatementIntake intake = intake(tx, reported.statements());
    RecordCopy.all(
        tx.connection(),
        "deposit.advice",
        AdviceRow.class,
        reported.advices().stream().map(advice -> AdviceRow.of(advice, tx.run().runId())).toList());
    List<LinePurpose> asStored =
        tx.query(
            WAITING,
            row -> LinePurpose.unapplied(LineRow.line(row), row.getString("reason")),
            LineState.UNAPPLIED.name());
    List<DepositLine> all = new ArrayList<>(takeIn(tx, intake, owners));
    int freshLines = all.size();
    asStored.forEach(purpose -> all.add(purpose.line()));
    List<DepositLine> lines = new AdvisedLines(advices(tx, all)).advised(all);
    List<DepositLine> fresh = lines.subList(0, freshLines);
    List<LinePurpose> waiting = new ArrayList<>();
    for (int at = 0; at < asStored.size(); at++) {
      waiting.add(asStored.get(at).of(lines.get(freshLines + at)));
    }
    BankRegisters registers =
        new BankRegisters(
            clearings(tx, lines, cardFees),
            PayoutTables.listReleased(tx),
            sent(tx, fresh),
            PatientTables.listSettlements(tx, quoted(lines)));
    MatchedLines matched = DepositMatcher.match(fresh, waiting, registers);
    store(tx, matched);
    PayoutTables.settle(tx, matched.settledBatches());
    PatientTables.settle(
        tx,
        matched.cards().stream()
            .map(
                purpose -> new PatientTables.Brought(purpose.settlement(), purpose.line().lineId()))
            .toList());
    LedgerBook.add(tx.connection(), openings(intake, owners));
    LedgerBook.add(tx.connection(), matched.transfers());
    LedgerBook.post(tx);
    keepOthers(tx, reported, intake);
    followItems(tx, matched, intake, patience);
    return totals(matched);
  }

  private static StatementIntake intake(PublishingTransaction tx, List<BankStatement> statements)
      throws SQLException {
    Array accounts = texts(tx, statements.stream().map(BankStatement::bankAccount));
    Array days = texts(tx, statements.stream().map(statement -> statement.asOf().toString()));
    return StatementIntake.of(
        statements,
        tx.query(
            KNOWN_STATEMENTS,
            row ->
                new KnownStatement(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getLong(3),
                    row.getLong(4)),
            accounts),
        tx.query(KNOWN_LINES, row -> LineRow.line(row).line(), accounts, days));
  }

  private static List<DepositLine> takeIn(
      PublishingTransaction tx, StatementIntake intake, AccountOwners owners) throws SQLException {
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
        taken.openingCents(),
        taken.closingCents(),
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
      PublishingTransaction tx, Collection<DepositLine> lines, Map<String, Integer> cardFees)
      throws SQLException {
    return tx.query(
        CLEARINGS,
        row ->
            new PaymentClearing(
                row.getLong("payment_id"),
                row.getString("originator"),
                row.getString("trace"),
                row.getString("billing_entity"),
                row.getString("method"),
                row.getObject("since", LocalDate.class),
                row.getLong("expected_cents")
                    * cardFees.getOrDefault(row.getString("originator"), 0)
                    / BASIS_POINTS,
                row.getLong("expected_cents"),
                row.getLong("deposited_cents")),
        texts(tx, quoted(lines).stream()));
  }

  private static List<String> quoted(Collection<DepositLine> lines) {
    return lines.stream()
        .flatMap(line -> line.line().quotes().stream())
        .map(Quote::bare)
        .distinct()
        .toList();
  }

  /** What ACH files told of deposits like those that name no payment. */
  private static List<DepositAdvice> advices(PublishingTransaction tx, List<DepositLine> lines)
      throws SQLException {
    List<BankLine> mute =
        lines.stream().filter(AdvisedLines::isMute).map(DepositLine::line).toList();
    if (mute.isEmpty()) {
      return List.of();
    }
    return tx.query(
        ADVICES,
        row ->
            new DepositAdvice(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8)),
        texts(tx, mute.stream().map(BankLine::bankAccount)),
        texts(tx, mute.stream().map(line -> Long.toString(line.amountCents()))));
  }

  /** Entries that left, where a line may bring one back. */
  private static List<SentEntry> sent(PublishingTransaction tx, List<DepositLine> fresh)
      throws SQLException {
    return fresh.stream().anyMatch(line -> DepositMatcher.isReturn(line.line()))
        ? PayoutTables.listSent(tx)
        : List.of();
  }

  private static List<Transfer> openings(StatementIntake intake, AccountOwners owners) {
    return intake.openings().stream()
        .map(
            opening -> {
              BankStatement statement = opening.statement();
              String account = statement.bankAccount();
              return BookEvent.OPENING_CASH.transfer(
                  owners.find(account).orElse(Account.UNASSIGNED),
                  account,
                  "",
                  opening.cents(),
                  Subject.bankStatement("opening|" + account + '|' + statement.asOf()),
                  "opening balance of " + statement.sha256(),
                  statement.asOf());
            })
        .toList();
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
        "create temporary table changed_line (line_id bigint, state text, reason text) on commit drop");
    RecordCopy.all(
        tx.connection(),
        "changed_line",
        ChangedLine.class,
        matched.changed().stream()
            .map(
                purpose ->
                    new ChangedLine(purpose.line().lineId(), purpose.state(), purpose.reason()))
            .toList());
    tx.execute(MARK_LINES);
    RecordCopy.all(
        tx.connection(),
        "deposit.part",
        PartRow.class,
        Stream.concat(matched.fresh().stream(), matched.changed().stream())
            .flatMap(
                purpose ->
                    purpose.parts().stream()
                        .map(
                            part ->
                                new PartRow(
                                    purpose.line().lineId(),
                                    part.paymentId(),
                                    part.cents(),
                                    day,
                                    run,
                                    part.feeCents())))
            .toList());
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

  /** What is evidence and not booked: reports of a day, and statements that wait. */
  private static void keepOthers(
      PublishingTransaction tx, Reported reported, StatementIntake intake) throws SQLException {
    String run = tx.run().runId();
    RecordCopy.all(
        tx.connection(),
        "deposit.interim",
        InterimRow.class,
        reported.interims().stream()
            .map(
                report ->
                    new InterimRow(
                        report.bankAccount(),
                        report.asOf(),
                        report.sha256(),
                        report.lines(),
                        report.creditCents(),
                        report.debitCents(),
                        run))
            .toList());
    tx.execute(
        "create temporary table tonight_waiting (sha256 text, bank_account text, as_of date, run_id text) on commit drop");
    RecordCopy.all(
        tx.connection(),
        "tonight_waiting",
        WaitingRow.class,
        intake.waiting().keySet().stream()
            .map(each -> new WaitingRow(each.sha256(), each.bankAccount(), each.asOf(), run))
            .toList());
    tx.execute(
        "insert into deposit.waiting select distinct * from tonight_waiting order by 1, 2, 3 on conflict do nothing");
  }

  private static void followItems(
      PublishingTransaction tx,
      MatchedLines matched,
      StatementIntake intake,
      DepositPatience patience)
      throws SQLException {
    LocalDate day = tx.run().businessDate();
    DepositPatience.Limits usual = patience.usual(day);
    Map<String, DepositPatience.Limits> payers = patience.ofPayers(day);
    DueItems.in(tx)
        .add(
            matched.fresh().stream()
                .filter(purpose -> purpose.state() == LineState.RETURNED)
                .map(purpose -> purpose.line().returned())
                .toList())
        .add(intake.openings().stream().map(DepositTables::item).toList())
        .add(
            intake.waiting().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BankStatement.BY_ACCOUNT_AND_DAY))
                .map(each -> item(each.getKey(), each.getValue()))
                .toList())
        .allOf(WorkItemKind.MISSING_STATEMENT)
        .allOf(Stream.of(BankQueue.values()).map(BankQueue::item).toArray(WorkItemKind[]::new))
        .find(
            LATE,
            texts(tx, payers.keySet().stream()),
            texts(tx, payers.values().stream().map(limits -> limits.amber().toString())),
            texts(tx, payers.values().stream().map(limits -> limits.red().toString())),
            usual.amber(),
            usual.red(),
            texts(tx, BankQueue.askedAtOnce().stream().map(BankQueue::name)))
        .find(MISSING, WorkItemKind.MISSING_STATEMENT.name(), usual.amber())
        .merge();
  }

  private static WorkItem item(StatementIntake.OpeningBalance opening) {
    BankStatement statement = opening.statement();
    return WorkItem.ofFile(
        WorkItemKey.of(
            WorkItemKind.OPENING_BALANCE, statement.bankAccount(), statement.asOf().toString()),
        "account " + statement.bankAccount(),
        "the bank's statement of " + statement.asOf() + " opens with it",
        opening.cents(),
        statement.sha256());
  }

  private static WorkItem item(BankStatement waiting, String why) {
    return WorkItem.ofFile(
        WorkItemKey.of(
            WorkItemKind.MISSING_STATEMENT,
            waiting.sha256(),
            waiting.bankAccount(),
            waiting.asOf().toString()),
        "statement of " + waiting.bankAccount() + " of " + waiting.asOf(),
        why,
        waiting.lines().stream().mapToLong(BankLine::amountCents).filter(cents -> cents > 0).sum(),
        waiting.sha256());
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
