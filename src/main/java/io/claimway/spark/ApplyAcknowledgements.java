package io.claimway.spark;

import io.claimway.acknowledgement.PartnerAnswer;
import io.claimway.archive.FileKind;
import io.claimway.exchange.FileByFile;
import io.claimway.exchange.InboundReceiver;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.exchange.AcknowledgementTables;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.exchange.PartnerKeys;
import io.claimway.run.StageName;
import io.claimway.s3.S3Settings;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.x12.acknowledgement.AnswerRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;

/**
 * Reads the night's TA1s, 999s, 277CAs and 277s and applies them to files, transactions and claims.
 */
public final class ApplyAcknowledgements implements Stage {
  private static final String STAGING = "staging.partner_answer";
  private static final List<String> KINDS =
      List.of(
          FileKind.TA1.word(),
          FileKind.IMPLEMENTATION_ACKNOWLEDGEMENT.word(),
          FileKind.CLAIM_ACKNOWLEDGEMENT.word(),
          FileKind.CLAIM_STATUS.word());

  private final SparkEngine spark;
  private final StagingSink staging;
  private final Database database;
  private final S3Settings objectStore;
  private final PayerProfiles payers;
  private final Function<StageContext, List<BillingEntity>> billingEntities;

  /**
   * @param billingEntities reads those that a run sees, from the contract facts
   */
  public ApplyAcknowledgements(
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
    return StageName.ACKNOWLEDGE;
  }

  @Override
  public void run(StageContext context) {
    List<OpenFile> files = openFiles();
    if (files.isEmpty()) {
      context.publishNothing("answers");
      return;
    }
    StagedRows staged = stage(files, context);
    List<BillingEntity> entities = billingEntities.apply(context);
    context.publish(
        tx -> {
          tx.take(staged);
          PartnerKeys.loadPayers(tx, payers);
          PartnerKeys.loadPayees(tx, entities);
          return AcknowledgementTables.apply(tx);
        });
  }

  private StagedRows stage(List<OpenFile> files, StageContext context) {
    spark.session().sparkContext().setJobDescription("apply-acknowledgements");
    Dataset<EvidenceFiles> groups =
        EvidenceFiles.dataset(spark.session(), files, spark.parallelism());
    Dataset<PartnerAnswer> rows =
        groups.mapPartitions(reading(objectStore), RecordEncoder.of(PartnerAnswer.class));
    return staging.copy(rows, PartnerAnswer.class, STAGING, context);
  }

  private static MapPartitionsFunction<EvidenceFiles, PartnerAnswer> reading(S3Settings settings) {
    return groups -> {
      List<OpenFile> files = new ArrayList<>();
      groups.forEachRemaining(group -> files.addAll(group.files()));
      return new FileByFile<>(
          files,
          settings,
          (store, file) ->
              new AnswerRows(
                  file.sha256(),
                  file.kind(),
                  () -> store.stream(InboundReceiver.evidenceKey(file.sha256()))),
          (file, why) -> PartnerAnswer.unreadable(file.sha256(), 1, file.kind(), 0, 0, why));
    };
  }

  private List<OpenFile> openFiles() {
    return database.inTransaction(connection -> ExchangeTables.listOpen(connection, KINDS));
  }
}
