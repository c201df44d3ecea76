package io.claimway.spark;

import io.claimway.archive.CodeLibrary;
import io.claimway.archive.FileKind;
import io.claimway.exchange.FileByFile;
import io.claimway.exchange.InboundReceiver;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.exchange.PartnerKeys;
import io.claimway.postgres.remit.RemittanceTables;
import io.claimway.remittance.AdjustmentClassifier;
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
 * Reads the night's 835s, one file per task in constant memory, and posts what balances and
 * matches.
 */
public final class PostRemittances implements Stage {
  private static final String STAGING = "staging.remittance";

  private final SparkEngine spark;
  private final StagingSink staging;
  private final Database database;
  private final S3Settings objectStore;
  private final PayerProfiles payers;
  private final Function<StageContext, List<BillingEntity>> billingEntities;

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
  }

  @Override
  public StageName name() {
    return StageName.REMIT;
  }

  @Override
  public void run(StageContext context) {
    List<OpenFile> files = openFiles();
    if (files.isEmpty() && !anySuspended()) {
      context.publishNothing("payments", "claims");
      return;
    }
    StagedRows staged =
        files.isEmpty()
            ? new StagedRows(STAGING, context.attemptId(), List.of())
            : stage(files, context);
    List<BillingEntity> entities = billingEntities.apply(context);
    context.publish(
        tx -> {
          tx.take(staged);
          PartnerKeys.loadPayers(tx, payers);
          PartnerKeys.loadPayees(tx, entities);
          return RemittanceTables.apply(tx);
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
      return new FileByFile<>(files, settings, read());
    };
  }

  private static FileByFile.Reading<RemittanceRow> read() {
    AdjustmentClassifier classifier = CodeLibrary.adjustmentClassifier();
    return (store, file) ->
        new RemittanceRows(
            file.sha256(), store.stream(InboundReceiver.evidenceKey(file.sha256())), classifier);
  }

  private List<OpenFile> openFiles() {
    return database.inTransaction(
        connection -> ExchangeTables.listOpen(connection, List.of(FileKind.REMITTANCE.word())));
  }

  private boolean anySuspended() {
    return database.inTransaction(connection -> RemittanceTables.anySuspended(connection));
  }
}
