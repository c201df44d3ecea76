package io.claimway.batch;

import io.claimway.bank.nacha.AchAccount;
import io.claimway.bank.nacha.AchCreditFile;
import io.claimway.bank.nacha.AchFile;
import io.claimway.bank.nacha.AchOrigin;
import io.claimway.bank.nacha.AchPayee;
import io.claimway.bank.nacha.AchWriter;
import io.claimway.bank.nacha.TransactionCode;
import io.claimway.exchange.Delivery;
import io.claimway.party.AccountOwners;
import io.claimway.party.BillingEntity;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.payout.AccountVault;
import io.claimway.payout.PayoutCycle;
import io.claimway.payout.PayoutSettings;
import io.claimway.payout.PayoutState;
import io.claimway.payout.PayoutStatement;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The second pair of hands: releases a prepared payout batch, or refuses when anything behind it
 * changed, an invariant is broken, or the bank can no longer meet the pay date. Account numbers
 * come from the vault here and nowhere else.
 */
public final class ReleasePayouts {
  private static final String BANK = "bank";
  private static final String KIND = "NACHA";

  /** The job of a release, before its batch's name. */
  private static final String JOB = PayoutTables.RELEASE_JOB;

  /** Fixed, so that the same release has the same bytes. */
  private static final LocalTime CREATED_AT = LocalTime.of(12, 0);

  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final PayoutSettings settings;
  private final People people;
  private final ZoneId zone;
  private final Function<StageContext, List<BillingEntity>> billingEntities;
  private final Function<PayoutStatement, Map<String, String>> statementPages;

  /**
   * @param people who may approve
   * @param billingEntities the network's entities and the names of their accounts
   * @param statementPages a statement's files by name
   */
  public ReleasePayouts(
      Database database,
      RunStore runs,
      ObjectStore objects,
      PayoutSettings settings,
      People people,
      ZoneId zone,
      Function<StageContext, List<BillingEntity>> billingEntities,
      Function<PayoutStatement, Map<String, String>> statementPages) {
    this.database = database;
    this.runs = runs;
    this.objects = objects;
    this.settings = settings;
    this.people = people;
    this.zone = zone;
    this.billingEntities = billingEntities;
    this.statementPages = statementPages;
  }

  /**
   * Releases a batch. What an earlier try began and a crash cut off is finished under the date on
   * which it began, so that its file has the same bytes and leaves once.
   *
   * @param releasedBy the id of who approves: not the one who prepared it
   * @param releasedOn the business date of the approval
   * @throws RunRefused when the batch may not be released; the message says why and what is
   *     possible
   */
  public PayoutTables.Batch release(
      String batchId,
      String releasedBy,
      LocalDate releasedOn,
      AccountVault vault,
      long epoch,
      CrashPoints crashPoints) {
    PayoutTables.Batch batch = find(batchId);
    people.mayDo(releasedBy, deed(batch, releasedOn));
    Optional<Run> begun = runs.findUnfinished(JOB + batchId);
    if (begun.isPresent() && runs.isPublished(begun.get().runId(), StageName.PAYOUT)) {
      runs.finish(begun.get().runId(), 0);
      return batch;
    }
    mayRelease(batch);
    if (begun.isEmpty() || !isDelivered(begun.get())) {
      mustReach(batch, releasedOn);
    }
    Run run = begun.orElseGet(() -> begin(batch, releasedOn));
    publish(
        batch,
        releasedBy,
        vault,
        new StageContext(run, runs.beginAttempt(run, StageName.PAYOUT, epoch), runs, crashPoints));
    runs.finish(run.runId(), 0);
    return batch;
  }

  private void publish(
      PayoutTables.Batch batch, String releasedBy, AccountVault vault, StageContext context) {
    List<PayoutStatement> statements =
        database.inTransaction(connection -> PayoutTables.listStatements(connection, batch));
    byte[] file = AchWriter.write(file(batch, context.businessDate(), vault));
    String sha256 = Delivery.keep(objects, file);
    statements.forEach(statement -> store(batch, statement));
    long fileId =
        database.inTransaction(
            connection ->
                OutboundFiles.plan(connection, planned(context.run(), batch, sha256, file.length)));
    new Delivery(database, objects, PartnerMailboxes.USUAL).deliver(context, KIND);
    AccountOwners owners = AccountOwners.of(billingEntities.apply(context));
    context.publish(
        tx -> {
          PayoutTables.release(tx, batch, releasedBy, fileId, settings.bankAccount(), owners);
          return List.of(ControlTotals.through("payouts", batch.payouts(), batch.cents()));
        });
  }

  private PayoutTables.Batch find(String batchId) {
    return database
        .inTransaction(connection -> PayoutTables.findBatch(connection, batchId))
        .orElseThrow(
            () -> new RunRefused("Cannot release " + batchId + ": there is no such batch"));
  }

  private static Deed deed(PayoutTables.Batch batch, LocalDate releasedOn) {
    return new Deed(
        "release " + batch.batchId(),
        Right.APPROVE,
        batch.cents(),
        batch.preparedBy(),
        "payout approve %s --on %s".formatted(batch.batchId(), releasedOn));
  }

  private void mayRelease(PayoutTables.Batch batch) {
    String batchId = batch.batchId();
    if (batch.state() != PayoutState.PREPARED) {
      throw new RunRefused("Cannot release " + batchId + ": it is " + batch.state());
    }
    String content =
        database.inTransaction(connection -> PayoutTables.contentSha256(connection, batchId));
    if (!content.equals(batch.contentSha256())) {
      throw new RunRefused(
          "Cannot release " + batchId + ": its payouts or lines changed since it was prepared");
    }
    List<String> broken = database.inTransaction(PayoutTables::listBlocks);
    if (!broken.isEmpty()) {
      throw new RunRefused(
          "Cannot release %s: broken invariants block it: %s"
              .formatted(batchId, String.join(", ", broken)));
    }
  }

  private static void mustReach(PayoutTables.Batch batch, LocalDate releasedOn) {
    LocalDate earliest = PayoutCycle.earliestPayDate(releasedOn);
    if (batch.payDate().isBefore(earliest)) {
      throw new RunRefused(
          "Cannot release %s: its pay date %s is past the bank's cut-off; the next possible one is %s"
              .formatted(batch.batchId(), batch.payDate(), earliest));
    }
  }

  /** Whether the bank's mailbox has the file of a release: then no cut-off can call it back. */
  private boolean isDelivered(Run run) {
    return database
        .inTransaction(connection -> OutboundFiles.findName(connection, run.runId(), BANK, KIND))
        .map(name -> objects.exists(PartnerMailboxes.USUAL.outbound(BANK, name)))
        .orElse(false);
  }

  private Run begin(PayoutTables.Batch batch, LocalDate releasedOn) {
    String job = JOB + batch.batchId();
    Run run =
        new Run(
            Run.idOf(job, releasedOn),
            job,
            releasedOn,
            releasedOn.atTime(CREATED_AT).atZone(zone).toInstant(),
            zone,
            new RunManifest(List.of(), List.of(), batch.contentSha256(), ""));
    runs.create(run);
    return run;
  }

  private AchFile file(PayoutTables.Batch batch, LocalDate releasedOn, AccountVault vault) {
    AchAccount operating = account(vault.get(settings.bankAccount()));
    AchOrigin origin =
        new AchOrigin(
            operating.routing(),
            "BANK",
            settings.companyId(),
            settings.companyName(),
            settings.companyName(),
            settings.companyId(),
            operating);
    List<PayoutTables.Payout> payouts =
        database.inTransaction(connection -> PayoutTables.listPayouts(connection, batch.batchId()));
    for (PayoutTables.Payout payout : payouts) {
      if (payout.accountToken() == null) {
        throw new RunRefused(
            "Cannot release %s: practice %s has no payout account"
                .formatted(batch.batchId(), payout.practiceId()));
      }
    }
    return AchCreditFile.of(
        origin,
        releasedOn,
        CREATED_AT,
        'A',
        batch.payDate(),
        "PAYOUT",
        payouts.stream()
            .map(
                payout ->
                    AchPayee.of(
                        payout.payoutId(),
                        payout.legalName(),
                        AchPayee.Kind.COMPANY,
                        account(vault.get(payout.accountToken())),
                        payout.cents()))
            .toList());
  }

  private static AchAccount account(AccountVault.Account account) {
    return new AchAccount(
        account.routing(),
        account.number(),
        account.savings() ? TransactionCode.Account.SAVINGS : TransactionCode.Account.CHECKING);
  }

  private static OutboundFiles.PlannedFile planned(
      Run run, PayoutTables.Batch batch, String sha256, long bytes) {
    String name =
        "NACHA_%s_%s_%.12s.ach"
            .formatted(run.businessDate().toString().replace("-", ""), batch.batchId(), sha256);
    return new OutboundFiles.PlannedFile(
        run.runId(), BANK, KIND, batch.payouts(), batch.cents(), name, sha256, bytes);
  }

  private void store(PayoutTables.Batch batch, PayoutStatement statement) {
    statementPages
        .apply(statement)
        .forEach(
            (name, text) ->
                objects.put(
                    "statements/" + batch.payDate() + "/" + name,
                    text.getBytes(StandardCharsets.UTF_8)));
  }
}
