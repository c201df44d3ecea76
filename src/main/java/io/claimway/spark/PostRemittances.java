package io.claimway.spark;

import io.claimway.archive.FileKind;
import io.claimway.exchange.FileByFile;
import io.claimway.exchange.InboundReceiver;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.SharedSnapshot;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.exchange.PartnerKeys;
import io.claimway.postgres.remit.RemittanceTables;
import io.claimway.postgres.remit.RemittanceWork;
import io.claimway.remittance.RemittanceRow;
import io.claimway.run.StageName;
import io.claimway.s3.S3Settings;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.x12.remittance835.RemittanceRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;

/**
 * Reads the night's 835s, one file per task in constant memory, lays out what may take effect,
 * folds it family by family, and publishes what the core has decided.
 */
public final class PostRemittances implements Stage {
  private static final String STAGING = "staging.remittance";

  private final SparkEngine spark;
  private final StagingSink staging;
  private final Database database;
  private final S3Settings objectStore;
  private final PayerProfiles payers;
  private final Function<StageContext, List<BillingEntity>> billingEntities;
  private final FamilyFold fold;

  /**
   * Holds what the stage reads from.
   *
   * @param billingEntities the network's entities as the run knows them: whose payments are ours
   */
  public PostRemittances(
      SparkEngine spark,
      StagingSink staging,
      Database database,
      S3Settings objectStore,
      PayerProfiles payers,
      Function<StageContext, List<BillingEntity>> billingEntities) {
    this.spark = spark;
    this.staging = staging;
    this.database = database;
    this.objectStore = objectStore;
    this.payers = payers;
    this.billingEntities = billingEntities;
    this.fold = new FamilyFold(spark, staging, payers);
  }

  @Override
  public StageName name() {
    return StageName.REMIT;
  }

  @Override
  public void run(StageContext context) {
    List<OpenFile> files = openFiles();
    if (files.isEmpty() && !database.inTransaction(RemittanceTables::anySuspended)) {
      context.publishNothing("payments", "claims");
      return;
    }
    StagedRows read =
        files.isEmpty() ? StagedRows.none(STAGING, context.attemptId()) : stage(files, context);
    int buckets = spark.parallelism();
    long firstPayment = layOut(read, buckets, billingEntities.apply(context), context);
    List<StagedRows> folded = foldFromOneSnapshot(buckets, context);
    context.publish(
        tx -> {
          for (StagedRows rows : folded) {
            tx.take(rows);
          }
          return RemittanceTables.publish(tx, firstPayment);
        });
  }

  private StagedRows stage(List<OpenFile> files, StageContext context) {
    spark.session().sparkContext().setJobDescription("post-remittances");
    Dataset<EvidenceFiles> groups =
        EvidenceFiles.dataset(spark.session(), files, spark.parallelism());
    Dataset<RemittanceRow> rows =
        groups.mapPartitions(reading(objectStore), RecordEncoder.of(RemittanceRow.class));
    return staging.copy(rows, RemittanceRow.class, STAGING, context);
  }

  private static MapPartitionsFunction<EvidenceFiles, RemittanceRow> reading(S3Settings settings) {
    return groups -> {
      List<OpenFile> files = new ArrayList<>();
      groups.forEachRemaining(group -> files.addAll(group.files()));
      return new FileByFile<>(
          files,
          settings,
          read(),
          (file, why) -> RemittanceRow.quarantined(file.sha256(), 0, 0, null, 0, why));
    };
  }

  private static FileByFile.Reading<RemittanceRow> read() {
    return (store, file) ->
        new RemittanceRows(file.sha256(), store.stream(InboundReceiver.evidenceKey(file.sha256())));
  }

  /** Committed before anything is folded: executors see no temporary tables. */
  private long layOut(
      StagedRows read, int buckets, List<BillingEntity> entities, StageContext context) {
    return database.inTransaction(
        connection -> {
          read.takeIn(connection);
          PartnerKeys.loadPayers(connection, payers);
          PartnerKeys.loadPayees(connection, entities);
          return new RemittanceWork(
                  connection, context.attemptId(), context.businessDate(), buckets)
              .layOut(RemittanceTables.lastRemitted(connection, context.businessDate()));
        });
  }

  /** All tasks read the past from the snapshot of one transaction, which stays open meanwhile. */
  private List<StagedRows> foldFromOneSnapshot(int buckets, StageContext context) {
    return database.inSnapshot(
        connection -> fold.run(buckets, SharedSnapshot.export(connection), context));
  }

  private List<OpenFile> openFiles() {
    return database.inTransaction(
        connection -> ExchangeTables.listOpen(connection, List.of(FileKind.REMITTANCE.word())));
  }
}
