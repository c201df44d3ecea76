package io.claimway.batch;

import io.claimway.bank.nacha.AchAccount;
import io.claimway.bank.nacha.AchCreditFile;
import io.claimway.bank.nacha.AchFile;
import io.claimway.bank.nacha.AchOrigin;
import io.claimway.bank.nacha.AchPayee;
import io.claimway.bank.nacha.AchWriter;
import io.claimway.bank.nacha.TransactionCode;
import io.claimway.exchange.Delivery;
import io.claimway.party.AccountHolder;
import io.claimway.party.AccountOwners;
import io.claimway.party.BillingEntity;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.payout.AccountVault;
import io.claimway.payout.PayoutSettings;
import io.claimway.payout.PayoutStatement;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.exchange.RestoreTables;
import io.claimway.postgres.payout.BatchEvents;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.postgres.payout.ReleaseTables;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunRefused;
import io.claimway.run.Sha256;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.VersionedFolder;
import io.claimway.stage.StageContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /** Digits of a payout's place in its batch, at the end of its id. */
  private static final int PLACE_DIGITS = 5;

  /** Fixed, so that the same release has the same bytes. */
  private static final LocalTime CREATED_AT = LocalTime.of(12, 0);

  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final PayoutSettings settings;
  private final People people;
  private final ZoneId zone;
  private final ReleaseChecks checks;
  private final Function<StageContext, List<BillingEntity>> billingEntities;
  private final Function<PayoutStatement, Map<String, String>> statementPages;

  /**
   * @param people who may approve
   * @param checks whether what stands behind a batch is still so
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
      ReleaseChecks checks,
      Function<StageContext, List<BillingEntity>> billingEntities,
      Function<PayoutStatement, Map<String, String>> statementPages) {
    this.database = database;
    this.runs = runs;
    this.objects = objects;
    this.settings = settings;
    this.people = people;
    this.zone = zone;
    this.checks = checks;
    this.billingEntities = billingEntities;
    this.statementPages = statementPages;
  }

  /**
   * Releases a batch. What the bank has is finished, whatever has changed since and whoever asks.
   * What an earlier try began and a crash cut off before that is asked about anew, and leaves under
   * the date on which it began, so that its file has the same bytes.
   *
   * @param releasedBy the id of who approves: none of those who prepared or changed it
   * @param vault read where a file is to be made
   * @throws RunRefused when the batch may not be released; the message says why and what is
   *     possible
   */
  public PayoutTables.Batch release(
      String batchId, String releasedBy, Supplier<AccountVault> vault, ChangePayouts.Moment at) {
    PayoutTables.Batch batch = find(batchId);
    int seq = database.inTransaction(connection -> BatchEvents.findLast(connection, batchId));
    Optional<Run> begun = runs.findUnfinished(job(batchId, seq));
    if (begun.isPresent() && runs.isPublished(begun.get().runId(), StageName.PAYOUT)) {
      runs.finish(begun.get().runId(), 0);
      return batch;
    }
    if (begun.isPresent() && isDelivered(database, objects, begun.get().runId())) {
      complete(batch, context(begun.get(), at));
      return batch;
    }
    Set<String> hands =
        database.inTransaction(connection -> BatchEvents.listHands(connection, batchId));
    people.mayDo(releasedBy, deed(batch, releasedBy, hands));
    Optional<String> left = findLeft(batchId);
    Instant when = left.map(this::noonOf).orElse(at.now());
    checks.mustHold(batch, when);
    AccountVault accounts = vault.get();
    checks.mustKnow(batch, accounts);
    Run run = begun.orElseGet(() -> begin(batch, seq, when));
    byte[] file =
        database.inTransaction(
            connection -> {
              ReleaseTables.Release release =
                  ReleaseTables.approve(
                      connection, run.runId(), batchId, seq, releasedBy, run.businessDate());
              byte[] bytes = AchWriter.write(file(batch, release, accounts));
              left.ifPresent(
                  name -> mustBe(name, nameOf(run, batchId, Sha256.hex(bytes)), batchId));
              return bytes;
            });
    StageContext context = context(run, at);
    plan(batch, run, file);
    complete(batch, context);
    return batch;
  }

  /**
   * A file of a batch in the bank's mailbox that the book does not know: it left before the book
   * was put back to an older state.
   */
  private Optional<String> findLeft(String batchId) {
    String folder = PartnerMailboxes.USUAL.outbound(BANK, "");
    Set<String> known =
        database.inTransaction(connection -> OutboundFiles.listNames(connection, BANK));
    return objects.keys(folder + KIND + "_").stream()
        .map(key -> key.substring(folder.length()))
        .filter(name -> name.contains("_" + batchId + "_") && !known.contains(name))
        .findFirst();
  }

  /** On the day of such a file, which its name tells, it has the same bytes again. */
  private Instant noonOf(String name) {
    return LocalDate.parse(name.split("_", -1)[1], DateTimeFormatter.BASIC_ISO_DATE)
        .atTime(CREATED_AT)
        .atZone(settings.bankZone())
        .toInstant();
  }

  private static void mustBe(String left, String now, String batchId) {
    if (!left.equals(now)) {
      throw new RunRefused(
          "Cannot release %s: the bank has %s of it, which left before the book was put back, and the book would send %s now; nothing is sent or paid twice: find out from the bank what the first one pays, and approve batches of one day in the order in which they left"
              .formatted(batchId, left, now));
    }
  }

  /** The job that releases a batch as its event of this number left it. */
  static String job(String batchId, int seq) {
    return JOB + batchId + "-" + seq;
  }

  /** Whether the bank's mailbox has the file of a release: then nothing can call it back. */
  static boolean isDelivered(Database database, ObjectStore objects, String runId) {
    return database
        .inTransaction(connection -> OutboundFiles.findName(connection, runId, BANK, KIND))
        .map(name -> objects.exists(PartnerMailboxes.USUAL.outbound(BANK, name)))
        .orElse(false);
  }

  private StageContext context(Run run, ChangePayouts.Moment at) {
    return new StageContext(
        run, runs.beginAttempt(run, StageName.PAYOUT, at.epoch()), runs, at.crashPoints());
  }

  private void plan(PayoutTables.Batch batch, Run run, byte[] file) {
    String sha256 = Delivery.keep(objects, file);
    OutboundFiles.PlannedFile planned = planned(run, batch, sha256, file.length);
    database.inTransaction(
        connection -> {
          OutboundFiles.replan(connection, OutboundFiles.plan(connection, planned), planned);
          return null;
        });
  }

  /** From the rendered file to the run's end. */
  private void complete(PayoutTables.Batch batch, StageContext context) {
    String runId = context.run().runId();
    keepStatements(
        batch,
        database.inTransaction(connection -> PayoutTables.listStatements(connection, batch)));
    new Delivery(database, objects, PartnerMailboxes.USUAL).deliver(context, KIND);
    AccountOwners owners = AccountOwners.of(billingEntities.apply(context));
    context.publish(
        tx -> {
          ReleaseTables.Release release = ReleaseTables.find(tx.connection(), runId).orElseThrow();
          long fileId = OutboundFiles.findId(tx.connection(), runId, BANK, KIND).orElseThrow();
          PayoutTables.release(
              tx, batch, release.approvedBy(), fileId, settings.bankAccount(), owners);
          RestoreTables.tell(tx);
          return List.of(ControlTotals.through("payouts", batch.payouts(), batch.cents()));
        });
    runs.finish(runId, 0);
  }

  private PayoutTables.Batch find(String batchId) {
    return database
        .inTransaction(connection -> PayoutTables.findBatch(connection, batchId))
        .orElseThrow(
            () ->
                new RunRefused(
                    "Cannot release %s: there is no such batch; there are: jobs/claimway payout list"
                        .formatted(batchId)));
  }

  private static Deed deed(PayoutTables.Batch batch, String person, Set<String> hands) {
    return new Deed(
        "release " + batch.batchId(),
        Right.APPROVE,
        batch.cents(),
        hands.contains(person) ? person : batch.preparedBy(),
        "payout approve " + batch.batchId());
  }

  private Run begin(PayoutTables.Batch batch, int seq, Instant now) {
    LocalDate today = settings.bankCutOff().today(now);
    String job = job(batch.batchId(), seq);
    Run run =
        new Run(
            Run.idOf(job, today),
            job,
            today,
            today.atTime(CREATED_AT).atZone(zone).toInstant(),
            zone,
            new RunManifest(List.of(), List.of(), batch.contentSha256(), ""));
    runs.create(run);
    return run;
  }

  private AchFile file(
      PayoutTables.Batch batch, ReleaseTables.Release release, AccountVault vault) {
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
    return AchCreditFile.of(
        origin,
        release.createdOn(),
        CREATED_AT,
        release.idModifier(),
        batch.payDate(),
        "PAYOUT",
        payouts.stream()
            .map(
                payout ->
                    AchPayee.of(
                        payout.payoutId(),
                        payout.legalName(),
                        kind(batch.holder()),
                        account(vault.get(payout.accountToken())),
                        payout.cents()))
            .toList(),
        ReleasePayouts::place);
  }

  private static AchPayee.Kind kind(AccountHolder holder) {
    return switch (holder) {
      case BUSINESS -> AchPayee.Kind.COMPANY;
      case PERSON -> AchPayee.Kind.PERSON;
    };
  }

  /** A payout keeps its place in the batch when another is taken out. */
  private static long place(AchPayee payee) {
    return Long.parseLong(payee.id().substring(payee.id().length() - PLACE_DIGITS));
  }

  private static AchAccount account(AccountVault.Account account) {
    return new AchAccount(
        account.routing(),
        account.number(),
        account.savings() ? TransactionCode.Account.SAVINGS : TransactionCode.Account.CHECKING);
  }

  private static OutboundFiles.PlannedFile planned(
      Run run, PayoutTables.Batch batch, String sha256, long bytes) {
    return new OutboundFiles.PlannedFile(
        run.runId(),
        BANK,
        KIND,
        batch.payouts(),
        batch.cents(),
        nameOf(run, batch.batchId(), sha256),
        sha256,
        bytes);
  }

  private static String nameOf(Run run, String batchId, String sha256) {
    return "%s_%s_%s_%.12s.ach"
        .formatted(
            KIND, DateTimeFormatter.BASIC_ISO_DATE.format(run.businessDate()), batchId, sha256);
  }

  private void keepStatements(PayoutTables.Batch batch, List<PayoutStatement> statements) {
    Map<String, byte[]> files = new TreeMap<>();
    statements.forEach(
        statement ->
            statementPages
                .apply(statement)
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8))));
    statementsOf(objects, batch.batchId()).put(files);
  }

  /** What is told to the practices of a batch: the newest version left with its file. */
  static VersionedFolder statementsOf(ObjectStore objects, String batchId) {
    return new VersionedFolder(objects, "statements/" + batchId);
  }
}
