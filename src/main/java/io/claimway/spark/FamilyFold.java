package io.claimway.spark;

import io.claimway.archive.CodeLibrary;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.TaskDatabase;
import io.claimway.postgres.ledger.TransferRow;
import io.claimway.postgres.remit.FamilyReader;
import io.claimway.postgres.remit.FoldedFamily;
import io.claimway.remittance.AdjudicationFold;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.StageContext;
import java.io.Serializable;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;

/**
 * Folds tonight's adjudications of all claim families, a bucket of families per task: each task
 * reads its families in order from the night's snapshot, and copies what the core answers into
 * staging.
 */
final class FamilyFold {
  private static final List<Target<FoldedFamily, ?>> TARGETS =
      List.of(
          new Target<>(
              "staging.remit_outcome", FoldedFamily.OutcomeRow.class, FoldedFamily::outcomes),
          new Target<>("staging.remit_line", FoldedFamily.LineRow.class, FoldedFamily::lines),
          new Target<>(
              "staging.remit_adjustment",
              FoldedFamily.AdjustmentRow.class,
              FoldedFamily::adjustments),
          new Target<>(
              "staging.remit_reversed", FoldedFamily.ReversedRow.class, FoldedFamily::reversed),
          new Target<>("staging.remit_event", FoldedFamily.EventRow.class, FoldedFamily::events),
          new Target<>("staging.remit_state", FoldedFamily.StateRow.class, FoldedFamily::states),
          new Target<>("staging.remit_item", FoldedFamily.ItemRow.class, FoldedFamily::items),
          new Target<>("staging.transfer", TransferRow.class, FoldedFamily::transfers));

  private final SparkEngine spark;
  private final StagingSink staging;
  private final PayerProfiles payers;

  FamilyFold(SparkEngine spark, StagingSink staging, PayerProfiles payers) {
    this.spark = spark;
    this.staging = staging;
    this.payers = payers;
  }

  /** One task's bucket of families. */
  public record Bucket(int number) implements Serializable {}

  /**
   * Folds every bucket.
   *
   * @param buckets as many as were laid out: executors come and go
   * @param snapshot exported by a transaction that stays open until this returns
   * @return what was staged, table by table
   */
  List<StagedRows> run(int buckets, String snapshot, StageContext context) {
    spark.session().sparkContext().setJobDescription("fold-claim-families");
    Dataset<Bucket> dataset =
        spark
            .session()
            .createDataset(
                JavaSparkContext.fromSparkContext(spark.session().sparkContext())
                    .parallelize(
                        IntStream.range(0, buckets).mapToObj(Bucket::new).toList(), buckets)
                    .rdd(),
                RecordEncoder.of(Bucket.class));
    return staging.copyWhatFollows(
        dataset,
        folding(staging.database(), snapshot, payers, context.attemptId(), context.businessDate()),
        TARGETS,
        context);
  }

  private static StagingSink.Following<Bucket, FoldedFamily> folding(
      TaskDatabase database, String snapshot, PayerProfiles payers, long attemptId, LocalDate day) {
    return bucket -> {
      FamilyReader families =
          FamilyReader.open(database.connect(), snapshot, payers, attemptId, bucket.number());
      return new Folded(
          families,
          new AdjudicationFold(
              CodeLibrary.adjustmentClassifier(), CodeLibrary.denialTriage(), day));
    };
  }

  /** The families of a bucket, folded one by one; the reader is closed behind the last. */
  private record Folded(FamilyReader families, AdjudicationFold fold)
      implements StagingSink.ClosingIterator<FoldedFamily> {

    @Override
    public boolean hasNext() {
      return families.hasNext();
    }

    @Override
    public FoldedFamily next() {
      FamilyReader.PendingFamily family = families.next();
      return new FoldedFamily(family.book(), fold.fold(family.book(), family.pending()));
    }

    @Override
    public void close() throws SQLException {
      families.close();
    }
  }
}
