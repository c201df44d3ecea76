package io.claimway.batch;

import io.claimway.archive.FileKind;
import io.claimway.bank.bai2.Bai2File;
import io.claimway.bank.bai2.Bai2Line;
import io.claimway.bank.bai2.Bai2Reader;
import io.claimway.bank.bai2.Bai2Statement;
import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankStatement;
import io.claimway.exchange.InboundReceiver;
import io.claimway.party.AccountOwners;
import io.claimway.party.BillingEntity;
import io.claimway.postgres.Database;
import io.claimway.postgres.deposit.DepositTables;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ties 835 payments to bank deposits. Cash is recognised by the bank's statements (BAI2) alone; a
 * file of ACH entries tells of the same money and is kept as evidence.
 */
public final class ReassociateDeposits implements Stage {
  private static final List<String> KINDS = List.of(FileKind.BAI2.word(), FileKind.ACH.word());

  private final Database database;
  private final ObjectStore store;
  private final Function<StageContext, List<BillingEntity>> billingEntities;
  private final Function<String, Optional<String>> accountNames;

  /**
   * Holds what the stage reads from.
   *
   * @param billingEntities the network's entities and the names of their accounts
   * @param accountNames account number to its name in the book, empty for a stranger's account
   */
  public ReassociateDeposits(
      Database database,
      ObjectStore store,
      Function<StageContext, List<BillingEntity>> billingEntities,
      Function<String, Optional<String>> accountNames) {
    this.database = database;
    this.store = store;
    this.billingEntities = billingEntities;
    this.accountNames = accountNames;
  }

  @Override
  public StageName name() {
    return StageName.REASSOCIATE;
  }

  /**
   * What a bank file holds for the book, or why it holds nothing.
   *
   * @param creditCents what came in by the lines that could be read of one that holds nothing
   */
  private record ReadFile(
      OpenFile file, List<BankStatement> statements, String flaw, long creditCents) {

    static ReadFile refused(OpenFile file, String flaw, Bai2File content) {
      long credits =
          content.statements().stream()
              .flatMap(statement -> statement.lines().stream())
              .mapToLong(Bai2Line::amountCents)
              .filter(cents -> cents > 0)
              .sum();
      return new ReadFile(file, List.of(), flaw, credits);
    }

    private Optional<WorkItem> item() {
      return Optional.ofNullable(flaw)
          .map(
              why ->
                  WorkItem.ofFile(
                      WorkItemKey.of(WorkItemKind.UNREADABLE_BANK_FILE, file.sha256()),
                      file.partner() + "/" + file.name(),
                      why,
                      creditCents,
                      file.sha256()));
    }
  }

  @Override
  public void run(StageContext context) {
    List<ReadFile> read = new ArrayList<>();
    for (OpenFile file : openFiles()) {
      read.add(
          file.kind().equals(FileKind.BAI2.word())
              ? read(file)
              : new ReadFile(file, List.of(), null, 0));
    }
    List<BankStatement> statements =
        read.stream()
            .flatMap(file -> file.statements().stream())
            .sorted(
                Comparator.comparing(BankStatement::bankAccount)
                    .thenComparing(BankStatement::asOf)
                    .thenComparing(BankStatement::sha256))
            .toList();
    AccountOwners owners = AccountOwners.of(billingEntities.apply(context));
    context.publish(
        tx -> {
          for (ReadFile file : read) {
            ExchangeTables.handled(
                tx, file.file().sha256(), file.flaw() == null ? "APPLIED" : "QUARANTINED");
          }
          DueItems.open(tx, read.stream().flatMap(file -> file.item().stream()).toList());
          return DepositTables.apply(tx, statements, owners);
        });
  }

  private ReadFile read(OpenFile file) {
    try (InputStream in = store.stream(InboundReceiver.evidenceKey(file.sha256()))) {
      return read(file, Bai2Reader.read(in));
    } catch (ObjectStoreFailure failure) {
      if (!failure.isRefusal()) {
        throw failure;
      }
      return new ReadFile(file, List.of(), failure.getMessage(), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot read bank file %s/%s: the stream failed".formatted(file.partner(), file.name()),
          failure);
    }
  }

  private ReadFile read(OpenFile file, Bai2File content) {
    if (content.refused() || content.accepted().size() != content.statements().size()) {
      return ReadFile.refused(
          file,
          content.findings().isEmpty() ? "refused" : content.findings().get(0).toString(),
          content);
    }
    List<BankStatement> statements = new ArrayList<>();
    for (Bai2Statement statement : content.statements()) {
      Optional<String> account = accountNames.apply(statement.account());
      if (account.isEmpty()) {
        return ReadFile.refused(file, "it reports an account that the book does not know", content);
      }
      BankStatement taken = statement(file, account.get(), statement);
      if (taken.flaw() != null) {
        return ReadFile.refused(file, taken.flaw(), content);
      }
      statements.add(taken);
    }
    return new ReadFile(file, statements, null, 0);
  }

  private static BankStatement statement(OpenFile file, String account, Bai2Statement read) {
    List<BankLine> lines = new ArrayList<>();
    for (Bai2Line line : read.lines()) {
      lines.add(
          new BankLine(
              account,
              read.asOf(),
              line.kind().name(),
              line.typeCode(),
              line.amountCents(),
              line.bankReference(),
              line.customerReference(),
              line.trace() == null ? "" : line.trace().originatorId(),
              line.trace() == null ? "" : line.trace().traceNumber(),
              file.sha256(),
              line.line()));
    }
    long moved = lines.stream().mapToLong(BankLine::amountCents).sum();
    long opening = read.openingCents().orElseGet(() -> read.closingCents().orElse(moved) - moved);
    return new BankStatement(
        account,
        read.asOf(),
        opening,
        read.closingCents().orElse(opening + moved),
        file.sha256(),
        lines);
  }

  private List<OpenFile> openFiles() {
    return database.inTransaction(connection -> ExchangeTables.listOpen(connection, KINDS));
  }
}
