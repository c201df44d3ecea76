package io.claimway.batch;

import io.claimway.archive.FileKind;
import io.claimway.bank.bai2.Bai2Reader;
import io.claimway.bank.nacha.AchReceipts;
import io.claimway.deposit.DepositPatience;
import io.claimway.deposit.SentEntries;
import io.claimway.exchange.InboundReceiver;
import io.claimway.ledger.Account;
import io.claimway.party.AccountOwners;
import io.claimway.party.BillingEntity;
import io.claimway.payout.EntryNotice;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.deposit.DepositTables;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.patient.PatientTables;
import io.claimway.postgres.payout.EntryNotices;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ties 835 payments to bank deposits. Cash is recognised by the bank's final statements (BAI2)
 * alone; what its ACH files say of entries of ours (returns, changes) is posted, and their deposits
 * are evidence of the same money. What clients pay by card counts before, so that the bank's lines
 * find the processor's settlements.
 */
public final class ReassociateDeposits implements Stage {
  private static final List<String> KINDS = List.of(FileKind.BAI2.word(), FileKind.ACH.word());

  private final Database database;
  private final ObjectStore store;
  private final Function<StageContext, List<BillingEntity>> billingEntities;
  private final Function<String, Optional<String>> accountNames;
  private final DepositPatience patience;
  private final String cardAccount;
  private final Map<String, Integer> cardFees;

  /**
   * Holds what the stage reads from.
   *
   * @param billingEntities the network's entities and the names of their accounts
   * @param accountNames account number to its name in the book, empty for a stranger's account
   * @param patience after how long a person looks at what waits
   * @param cardAccount name of the account that the card processor pays to; empty where clients'
   *     card payments are not booked
   * @param cardFees by originator of payers that pay by card, what a processor may keep of it
   */
  public ReassociateDeposits(
      Database database,
      ObjectStore store,
      Function<StageContext, List<BillingEntity>> billingEntities,
      Function<String, Optional<String>> accountNames,
      DepositPatience patience,
      String cardAccount,
      Map<String, Integer> cardFees) {
    this.database = database;
    this.store = store;
    this.billingEntities = billingEntities;
    this.accountNames = accountNames;
    this.patience = patience;
    this.cardAccount = cardAccount;
    this.cardFees = Map.copyOf(cardFees);
  }

  @Override
  public StageName name() {
    return StageName.REASSOCIATE;
  }

  @Override
  public void run(StageContext context) {
    List<OpenFile> open =
        database.inTransaction(connection -> ExchangeTables.listOpen(connection, KINDS));
    List<OpenFile> again = DepositTables.listWaitingFiles(database);
    List<ReadBankFile> read = new ArrayList<>();
    for (OpenFile file : open) {
      read.add(read(file));
    }
    List<ReadBankFile> waited = again.stream().map(this::read).toList();
    DepositTables.Reported reported = ReadBankFile.reported(read, waited);
    AccountOwners owners = AccountOwners.of(billingEntities.apply(context));
    context.publish(tx -> publish(tx, read, reported, owners));
  }

  private List<ControlTotals> publish(
      PublishingTransaction tx,
      List<ReadBankFile> read,
      DepositTables.Reported reported,
      AccountOwners owners)
      throws SQLException {
    DueItems.open(tx, read.stream().flatMap(file -> file.items().stream()).toList());
    List<EntryNotice> notices = notices(tx, read);
    EntryNotices.append(tx, notices);
    List<ControlTotals> totals = new ArrayList<>();
    if (!cardAccount.isEmpty()) {
      totals.add(PatientTables.take(tx, owners.find(cardAccount).orElse(Account.UNASSIGNED)));
    }
    totals.addAll(DepositTables.apply(tx, reported, owners, patience, cardFees));
    for (ReadBankFile file : read) {
      ExchangeTables.handled(tx, file.file().sha256(), file.outcome());
    }
    return totals;
  }

  private static List<EntryNotice> notices(PublishingTransaction tx, List<ReadBankFile> read)
      throws SQLException {
    if (read.stream().allMatch(file -> file.returned().isEmpty())) {
      return List.of();
    }
    SentEntries sent = new SentEntries(PayoutTables.listSent(tx));
    return read.stream()
        .flatMap(file -> file.notices(sent, tx.run().businessDate()).stream())
        .toList();
  }

  private ReadBankFile read(OpenFile file) {
    try (InputStream in = store.stream(InboundReceiver.evidenceKey(file.sha256()))) {
      return file.kind().equals(FileKind.BAI2.word())
          ? ReadBankFile.ofStatements(file, Bai2Reader.read(in), accountNames)
          : ReadBankFile.ofEntries(file, AchReceipts.read(in), accountNames);
    } catch (ObjectStoreFailure failure) {
      if (!failure.isRefusal()) {
        throw failure;
      }
      return ReadBankFile.refused(file, failure.getMessage(), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot read bank file %s/%s: the stream failed".formatted(file.partner(), file.name()),
          failure);
    }
  }
}
