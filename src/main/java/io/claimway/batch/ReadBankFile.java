package io.claimway.batch;

import io.claimway.bank.ReassociationTrace;
import io.claimway.bank.bai2.Bai2File;
import io.claimway.bank.bai2.Bai2Line;
import io.claimway.bank.bai2.Bai2Statement;
import io.claimway.bank.nacha.AchChange;
import io.claimway.bank.nacha.AchDeposit;
import io.claimway.bank.nacha.AchReceipts;
import io.claimway.bank.nacha.AchReturn;
import io.claimway.bank.nacha.BankFileFinding;
import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankStatement;
import io.claimway.deposit.DepositAdvice;
import io.claimway.deposit.InterimReport;
import io.claimway.deposit.Quote;
import io.claimway.deposit.QuotedPayments;
import io.claimway.deposit.SentEntries;
import io.claimway.deposit.SentEntry;
import io.claimway.payout.EntryNotice;
import io.claimway.postgres.deposit.DepositTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a bank's file holds for the book, or why it holds nothing.
 *
 * @param interims reports of a day that goes on, whose lines come again
 * @param unbooked of groups that are tests or take back what was reported: what each is
 * @param returned what it says of entries of ours that came back; likewise what is to be changed
 * @param advices deposits as it tells of them
 * @param flaw why it could not be read whole, or null
 * @param creditCents what came in by the lines that could be read of one that holds nothing
 */
record ReadBankFile(
    OpenFile file,
    List<BankStatement> statements,
    List<InterimReport> interims,
    List<String> unbooked,
    List<Returned> returned,
    List<DepositAdvice> advices,
    String flaw,
    long creditCents) {
  private static final String DOLLARS = "USD";

  /** An entry of ours as the bank speaks of it. */
  record Returned(
      String code, String trace, String identification, long cents, LocalDate on, long line) {

    private EntryNotice notice(String sha256, SentEntries sent, LocalDate tonight) {
      EntryNotice.Kind kind = EntryNotice.Kind.of(code);
      Set<String> words = QuotedPayments.words(List.of(trace, identification), "");
      Optional<SentEntry> found =
          kind == EntryNotice.Kind.CHANGED
              ? sent.findChanged(words)
              : sent.findReturned(words, cents);
      return new EntryNotice(
          sha256,
          line,
          kind,
          code,
          trace,
          found.map(SentEntry::payoutId).filter(identification::equals).orElse(""),
          cents,
          on == null ? tonight : on,
          found.map(SentEntry::payoutId).orElse(null),
          found.map(SentEntry::practiceId).orElse(null),
          found.map(SentEntry::accountToken).orElse(null));
    }
  }

  static ReadBankFile refused(OpenFile file, String flaw, long creditCents) {
    return new ReadBankFile(
        file, List.of(), List.of(), List.of(), List.of(), List.of(), flaw, creditCents);
  }

  private static ReadBankFile refused(OpenFile file, String flaw, Bai2File content) {
    return refused(
        file,
        flaw,
        content.statements().stream()
            .flatMap(statement -> statement.lines().stream())
            .mapToLong(Bai2Line::amountCents)
            .filter(cents -> cents > 0)
            .sum());
  }

  /**
   * Statements of accounts; all of a file or none.
   *
   * @param accountNames account number to its name in the book, empty for a stranger's account
   */
  static ReadBankFile ofStatements(
      OpenFile file, Bai2File content, Function<String, Optional<String>> accountNames) {
    if (content.refused() || content.accepted().size() != content.statements().size()) {
      return refused(
          file,
          content.findings().isEmpty() ? "refused" : content.findings().get(0).toString(),
          content);
    }
    List<BankStatement> statements = new ArrayList<>();
    List<InterimReport> interims = new ArrayList<>();
    List<String> unbooked = new ArrayList<>();
    for (Bai2Statement read : content.statements()) {
      Optional<String> account = accountNames.apply(read.account());
      if (account.isEmpty()) {
        return refused(file, "it reports an account that the book does not know", content);
      }
      if (!read.currency().isEmpty() && !read.currency().equals(DOLLARS)) {
        return refused(file, "it reports an account in " + read.currency() + ", not USD", content);
      }
      BankStatement statement = statement(file, account.get(), read);
      if (!read.status().isBooked()) {
        unbooked.add("%s of %s of %s".formatted(read.status(), account.get(), read.asOf()));
      } else if (read.interim()) {
        interims.removeIf(
            other ->
                other.bankAccount().equals(statement.bankAccount())
                    && other.asOf().equals(statement.asOf()));
        interims.add(report(statement));
      } else if (statement.flaw() != null) {
        return refused(file, statement.flaw(), content);
      } else {
        statements.add(statement);
      }
    }
    return new ReadBankFile(file, statements, interims, unbooked, List.of(), List.of(), null, 0);
  }

  private static BankStatement statement(OpenFile file, String account, Bai2Statement read) {
    return new BankStatement(
        account,
        read.asOf(),
        read.openingCents().orElse(null),
        read.closingCents().orElse(null),
        file.sha256(),
        read.lines().stream().map(line -> line(file, account, read.asOf(), line)).toList());
  }

  private static BankLine line(OpenFile file, String account, LocalDate asOf, Bai2Line line) {
    List<String> references = List.of(line.bankReference(), line.customerReference());
    List<Quote> traces =
        line.traces().stream()
            .map(trace -> new Quote(trace.originatorId(), trace.traceNumber()))
            .toList();
    Optional<ReassociationTrace> first = line.traces().stream().findFirst();
    return new BankLine(
        account,
        asOf,
        line.kind().name(),
        line.typeCode(),
        line.amountCents(),
        line.bankReference(),
        line.customerReference(),
        first.map(ReassociationTrace::originatorId).orElse(""),
        first.map(ReassociationTrace::traceNumber).orElse(""),
        QuotedPayments.of(traces, named(line, references), line.text()),
        QuotedPayments.words(references, line.text()),
        file.sha256(),
        line.line());
  }

  private static List<String> named(Bai2Line line, List<String> references) {
    return line.kind() == Bai2Line.Kind.CARD
        ? Stream.concat(references.stream(), QuotedPayments.settlementIds(line.text()).stream())
            .toList()
        : references;
  }

  private static InterimReport report(BankStatement statement) {
    return new InterimReport(
        statement.bankAccount(),
        statement.asOf(),
        statement.sha256(),
        statement.lines().size(),
        sum(statement, 1),
        sum(statement, -1));
  }

  private static long sum(BankStatement statement, int sign) {
    return statement.lines().stream()
        .mapToLong(BankLine::amountCents)
        .filter(cents -> Long.signum(cents) == sign)
        .sum();
  }

  /** Entries of an ACH file; what could be read of one whose other parts are refused counts. */
  static ReadBankFile ofEntries(
      OpenFile file, AchReceipts content, Function<String, Optional<String>> accountNames) {
    List<Returned> returned = new ArrayList<>();
    for (AchReturn back : content.returns()) {
      returned.add(
          new Returned(
              back.reasonCode(),
              back.originalTrace(),
              back.identification(),
              back.amountCents(),
              back.effectiveDate(),
              back.line()));
    }
    for (AchChange change : content.changes()) {
      returned.add(
          new Returned(
              change.changeCode(),
              change.originalTrace(),
              change.identification(),
              0,
              change.settledOn(),
              change.line()));
    }
    return new ReadBankFile(
        file,
        List.of(),
        List.of(),
        List.of(),
        returned,
        content.deposits().stream()
            .flatMap(deposit -> advice(file, deposit, accountNames).stream())
            .toList(),
        content.summary().firstRefusal().map(BankFileFinding::toString).orElse(null),
        0);
  }

  /** A deposit on an account of ours that tells its trace and its day. */
  private static Optional<DepositAdvice> advice(
      OpenFile file, AchDeposit deposit, Function<String, Optional<String>> accountNames) {
    Optional<String> account = accountNames.apply(deposit.receiverAccount());
    if (account.isEmpty() || deposit.trace() == null || deposit.effectiveDate() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DepositAdvice(
            file.sha256(),
            deposit.line(),
            account.get(),
            deposit.effectiveDate(),
            deposit.trace().originatorId(),
            deposit.trace().traceNumber(),
            deposit.amountCents(),
            deposit.entryTrace()));
  }

  /**
   * What the bank reports tonight.
   *
   * @param waited files of earlier nights with statements that wait; the book knows the rest
   */
  static DepositTables.Reported reported(List<ReadBankFile> read, List<ReadBankFile> waited) {
    return new DepositTables.Reported(
        Stream.concat(read.stream(), waited.stream())
            .flatMap(file -> file.statements().stream())
            .sorted(BankStatement.BY_ACCOUNT_AND_DAY)
            .toList(),
        read.stream().flatMap(file -> file.interims().stream()).toList(),
        read.stream().flatMap(file -> file.advices().stream()).toList());
  }

  /**
   * What the file says of entries of ours.
   *
   * @param tonight the day of what names none
   */
  List<EntryNotice> notices(SentEntries sent, LocalDate tonight) {
    return returned.stream().map(each -> each.notice(file.sha256(), sent, tonight)).toList();
  }

  /** What became of the file; a statement that waits is read again. */
  String outcome() {
    if (flaw != null) {
      return "QUARANTINED";
    }
    boolean onlyTests = statements.isEmpty() && interims.isEmpty() && !unbooked.isEmpty();
    return onlyTests ? "IGNORED_TEST" : "APPLIED";
  }

  /** What a person looks at of the file as a whole. */
  List<WorkItem> items() {
    List<WorkItem> items = new ArrayList<>();
    if (flaw != null) {
      items.add(item(WorkItemKind.UNREADABLE_BANK_FILE, flaw));
    }
    if (!unbooked.isEmpty()) {
      items.add(
          item(
              WorkItemKind.UNBOOKED_STATEMENT,
              "nothing is booked of it: " + String.join(", ", unbooked)));
    }
    return items;
  }

  private WorkItem item(WorkItemKind kind, String why) {
    return WorkItem.ofFile(
        WorkItemKey.of(kind, file.sha256()),
        file.partner() + "/" + file.name(),
        why,
        creditCents,
        file.sha256());
  }
}
