package io.claimway.night;

import io.claimway.batch.BatchJobs;
import io.claimway.batch.ChangePayouts;
import io.claimway.batch.DecisionRuns;
import io.claimway.batch.InputFreezer;
import io.claimway.batch.NightEnd;
import io.claimway.batch.NightOrder;
import io.claimway.batch.Nights;
import io.claimway.batch.OutboxRelay;
import io.claimway.batch.PayoutPreparation;
import io.claimway.batch.PreparePayouts;
import io.claimway.batch.ProveBooks;
import io.claimway.batch.ReassociateDeposits;
import io.claimway.batch.ReceiveFiles;
import io.claimway.batch.ReleaseChecks;
import io.claimway.batch.ReleasePayouts;
import io.claimway.batch.ReplayClaims;
import io.claimway.batch.ReplayPlanner;
import io.claimway.batch.SubmitFiles;
import io.claimway.batch.TopicBook;
import io.claimway.deposit.DepositPatience;
import io.claimway.exchange.AnswerFiles;
import io.claimway.exchange.AnswerIntake;
import io.claimway.exchange.Delivery;
import io.claimway.exchange.InboundReceiver;
import io.claimway.exchange.InquiryFiles;
import io.claimway.exchange.Pause;
import io.claimway.kafka.KafkaCluster;
import io.claimway.ledger.AccountKind;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.DepositDays;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.fact.FactTables;
import io.claimway.postgres.fact.WorkingSetReader;
import io.claimway.postgres.ledger.OwnersInBook;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.report.ReportNight;
import io.claimway.report.StatementPages;
import io.claimway.run.Run;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.RegistryFile;
import io.claimway.settings.Settings;
import io.claimway.settings.SparkProperties;
import io.claimway.settings.VaultFile;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.settings.people.PeopleFile;
import io.claimway.spark.ApplyAcknowledgements;
import io.claimway.spark.BuildClaims;
import io.claimway.spark.CheckEligibility;
import io.claimway.spark.FactDatasets;
import io.claimway.spark.IngestFacts;
import io.claimway.spark.PostRemittances;
import io.claimway.spark.PublishedDatasets;
import io.claimway.spark.SparkEngine;
import io.claimway.spark.SplitClaims;
import io.claimway.spark.StagingSink;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.stage.Tries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The night, put together from its edges and stages: the one place that knows which parts make it
 * up.
 */
public final class Pipeline {
  private final Settings settings;
  private final Database database;
  private final ObjectStore objects;
  private final RunStore runs;
  private final SparkEngine spark;
  private final Nights nights;
  private final OutboxRelay relay;
  private final PayerProfiles profiles;

  /**
   * Puts the night together; nothing runs yet, and Spark starts when a stage first needs it.
   *
   * @param pause how the night waits for answers to its inquiries
   */
  public Pipeline(Edges edges, Pause pause) {
    this(edges, pause, Optional.empty());
  }

  /** The same for a night that runs next: Spark starts beside the edges, if it will be needed. */
  public Pipeline(Edges edges, Pause pause, NightOrder night) {
    this(edges, pause, Optional.of(night));
  }

  private Pipeline(Edges edges, Pause pause, Optional<NightOrder> night) {
    settings = edges.settings();
    profiles = ProfileFolder.read(settings.payers().dir(), settings.partners().dir()).orRefuse();
    database = edges.migratedDatabase();
    runs = new RunStore(database);
    spark =
        edges.opened(
            new SparkEngine(
                settings.spark().master(), SparkProperties.read(settings.spark()), settings.s3()));
    night
        .filter(order -> !hasRun(order.businessDate()))
        .filter(order -> order.refusal(settings.network().nights()).isEmpty())
        .ifPresent(order -> spark.startAhead());
    objects = edges.objectStore();
    KafkaCluster kafka = edges.kafka();
    relay = new OutboxRelay(database, kafka);
    nights =
        new Nights(
            runs,
            new BatchJobs(database.dataSource(), runs, Tries.of(settings.limits().stageTries())),
            new InputFreezer(
                runs,
                new TopicBook(database, kafka),
                objects,
                profiles.mailboxes(),
                IngestFacts.topics(),
                profiles.sha256(),
                CodeVersion.ofThisProgram()),
            stages(kafka, pause),
            settings.network().nights(),
            this::missingPayers,
            new NightEnd(
                database,
                objects,
                Tries.of(settings.limits().stageTries()),
                settings.limits().outboxKeptDays()));
  }

  private List<Stage> stages(KafkaCluster kafka, Pause pause) {
    StagingSink sink = new StagingSink(settings.postgres());
    Delivery delivery = new Delivery(database, objects, profiles.mailboxes());
    FactDatasets facts = new FactDatasets(spark, objects);
    PublishedDatasets datasets = new PublishedDatasets(spark, objects);
    InboundReceiver receiver =
        new InboundReceiver(objects, profiles.mailboxes(), settings.limits().inboundFileBytes());
    return List.of(
        new ReceiveFiles(receiver),
        new IngestFacts(
            spark,
            kafka,
            database,
            objects,
            sink,
            new WorkingSetReader(settings.postgres()),
            RegistryFile.read(settings.registry())),
        new ApplyAcknowledgements(
            spark, sink, database, settings.s3(), profiles, this::billingEntities),
        new PostRemittances(spark, sink, database, settings.s3(), profiles, this::billingEntities),
        new ReassociateDeposits(
            database,
            objects,
            this::billingEntities,
            VaultFile.readIfPresent(settings.payout().vaultFile())::findToken,
            depositPatience(),
            settings.cards().bankAccount(),
            cardFees()),
        new CheckEligibility(
            facts,
            datasets,
            sink,
            new EvidenceReader(settings.postgres()),
            new InquiryFiles(database, objects, profiles),
            delivery,
            new AnswerIntake(database, runs, objects, receiver, profiles),
            profiles,
            pause,
            settings.eligibility().longestWait()),
        new BuildClaims(
            spark,
            sink,
            facts,
            datasets,
            database,
            profiles,
            Duration.ofHours(settings.network().amendmentWindowHours())),
        new SplitClaims(
            spark, sink, database, profiles, settings.s3(), settings.limits().claimsPerFile()),
        new SubmitFiles(database, delivery, new AnswerFiles(database, objects, profiles), profiles),
        new PreparePayouts(payoutPreparation(), settings.payout().leadBankingDays(), Nights.JOB),
        new ProveBooks(database, objects),
        new ReportNight(database, objects, settings.report().dir()));
  }

  private DepositPatience depositPatience() {
    Map<String, DepositDays> payers = new TreeMap<>();
    for (PayerProfile profile : profiles.list()) {
      if (profile.remittance().deposits() != null) {
        payers.put(profile.originator(), profile.remittance().deposits());
      }
    }
    return new DepositPatience(settings.deposits(), payers);
  }

  /** What a card processor may keep of card payments, by the originators that pay so. */
  private Map<String, Integer> cardFees() {
    Map<String, Integer> fees = new TreeMap<>();
    for (PayerProfile profile : profiles.list()) {
      if (profile.remittance().paysByCard()) {
        fees.merge(profile.originator(), profile.remittance().cardFeeBasisPoints(), Math::max);
      }
    }
    return fees;
  }

  private List<BillingEntity> billingEntities(StageContext context) {
    return database.inTransaction(
        connection -> FactTables.listBillingEntities(connection, context.run().asOf()));
  }

  public Nights nights() {
    return nights;
  }

  /** Sends what runs have left in the outbox. */
  public void relayOutbox(Lease lease) {
    Tries.of(settings.limits().stageTries()).run(() -> relay.relay(lease.epoch()), failed -> {});
  }

  public ReleasePayouts releasePayouts() {
    return new ReleasePayouts(
        database,
        runs,
        objects,
        settings.payout(),
        PeopleFile.read(settings.people().file()),
        settings.network().zone(),
        new ReleaseChecks(database, settings.payout().bankCutOff()),
        this::billingEntities,
        StatementPages::write);
  }

  public ChangePayouts changePayouts() {
    return new ChangePayouts(
        database,
        runs,
        objects,
        settings.payout(),
        PeopleFile.read(settings.people().file()),
        settings.network().zone(),
        payoutPreparation());
  }

  private PayoutPreparation payoutPreparation() {
    return new PayoutPreparation(
        (context, practices) ->
            database.inTransaction(
                connection ->
                    FactTables.listPractices(connection, practices, context.run().asOf())),
        objects);
  }

  /** Makes plans for rejected claims on what the newest night saw. */
  public ReplayPlanner replayPlanner() {
    return new ReplayPlanner(
        database,
        objects,
        new EvidenceReader(settings.postgres()),
        profiles,
        Duration.ofHours(settings.network().amendmentWindowHours()));
  }

  /** Carries plans out. */
  public ReplayClaims replayClaims() {
    return new ReplayClaims(
        database,
        runs,
        replayPlanner(),
        PeopleFile.read(settings.people().file()),
        CodeVersion.ofThisProgram());
  }

  /** The newest night, which replays rest on; refused while one is not finished. */
  public Run newestNight() {
    return DecisionRuns.newestNight(runs, "replay");
  }

  /**
   * Whether a night has run whole and nothing that it prepared waits for release: then nothing
   * outside need act for it again.
   */
  public boolean isSettled(LocalDate night) {
    return hasRun(night) && unreleased(night).isEmpty();
  }

  /**
   * A payer whose claims stand in the book is asked about every night: its profile must be there.
   */
  private Optional<String> missingPayers() {
    List<String> missing =
        database
            .inTransaction(connection -> OwnersInBook.of(connection, AccountKind.PAYER_RECEIVABLE))
            .stream()
            .filter(payer -> profiles.find(payer).isEmpty())
            .map(payer -> settings.payers().dir().resolve(payer + ".yaml").toString())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the book has claims of payers without a profile; put back %s (a payer that is given up keeps its profile; jobs/claimway payers pause holds its claims)"
                .formatted(String.join(", ", missing)));
  }

  private boolean hasRun(LocalDate night) {
    return runs.find(Nights.JOB, night).map(RunStore.StoredRun::finished).orElse(false);
  }

  /** The payout batches of a night whose release is not whole. */
  public List<PayoutTables.Batch> unreleased(LocalDate night) {
    return database.inTransaction(connection -> PayoutTables.listUnreleased(connection, night));
  }

  /** Where the page of a night is written. */
  public Path reportPage(LocalDate night) {
    return settings.report().dir().resolve(night.toString()).resolve(ReportNight.PAGE);
  }

  public Database database() {
    return database;
  }
}
