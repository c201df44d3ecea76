package io.claimway.spark;

import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.claim.BuiltRows;
import io.claimway.postgres.claim.HoldTables;
import io.claimway.postgres.exchange.SplitTables;
import io.claimway.postgres.exchange.SplitTables.FileRow;
import io.claimway.postgres.exchange.SplitTables.HeldRow;
import io.claimway.postgres.exchange.SplitTables.NumberedFile;
import io.claimway.postgres.exchange.SplitTables.RenderedFile;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.S3Settings;
import io.claimway.spark.ClaimFileTask.ClaimFile;
import io.claimway.spark.StagingSink.Target;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.submission.SplitPlanner;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import scala.reflect.ClassTag$;

/** Stage split: ready claims to rendered and checked 837P files with control numbers. */
public final class SplitClaims implements Stage {

  /** Files per task: enough tasks to even out files of different size. */
  private static final int TASKS_PER_CORE = 4;

  private static final List<Target<RenderedFile, ?>> TARGETS =
      List.of(
          new Target<>("staging.split_file", FileRow.class, RenderedFile::row),
          new Target<>("staging.split_held", HeldRow.class, RenderedFile::heldRows),
          new Target<>(
              HoldTables.STAGING, BuiltRows.HoldRow.class, file -> HoldTables.rows(file.held())));

  private final SparkEngine engine;
  private final StagingSink sink;
  private final Database database;
  private final PayerProfiles profiles;
  private final S3Settings objectStore;
  private final int claimsPerFile;

  /**
   * @param claimsPerFile most claims of one file
   */
  public SplitClaims(
      SparkEngine engine,
      StagingSink sink,
      Database database,
      PayerProfiles profiles,
      S3Settings objectStore,
      int claimsPerFile) {
    this.engine = engine;
    this.sink = sink;
    this.database = database;
    this.profiles = profiles;
    this.objectStore = objectStore;
    this.claimsPerFile = claimsPerFile;
  }

  @Override
  public StageName name() {
    return StageName.SPLIT;
  }

  @Override
  public void run(StageContext context) {
    context.reach(CrashPoints.BEFORE_STAGING);
    List<NumberedFile> files = plan(context);
    List<StagedRows> staged = files.isEmpty() ? nothing(context) : render(context, files);
    context.publish(
        tx -> {
          for (StagedRows each : staged) {
            tx.take(each);
          }
          List<ControlTotals> totals = SplitTables.publish(tx);
          HoldTables.add(tx);
          return totals;
        });
  }

  private List<NumberedFile> plan(StageContext context) {
    SplitPlanner planner = new SplitPlanner(profiles, claimsPerFile);
    return database.inTransaction(
        connection ->
            SplitTables.number(
                connection,
                context.run(),
                planner.plan(
                    SplitTables.layOut(connection, context.epoch(), context.attemptId()))));
  }

  private static List<StagedRows> nothing(StageContext context) {
    context.reach(CrashPoints.MID_COPY);
    return TARGETS.stream()
        .map(target -> StagedRows.none(target.table(), context.attemptId()))
        .toList();
  }

  private List<StagedRows> render(StageContext context, List<NumberedFile> files) {
    List<ClaimFile> planned =
        files.stream()
            .map(
                file ->
                    new ClaimFile(file.fileId(), file.plan().partner(), file.interchangeControl()))
            .toList();
    int tasks = Math.min(files.size(), engine.parallelism() * TASKS_PER_CORE);
    Dataset<ClaimFile> dataset =
        engine
            .session()
            .createDataset(
                JavaSparkContext.fromSparkContext(engine.session().sparkContext())
                    .parallelize(planned, tasks)
                    .rdd(),
                RecordEncoder.of(ClaimFile.class));
    Broadcast<ClaimFileTask> task =
        engine
            .session()
            .sparkContext()
            .broadcast(
                new ClaimFileTask(profiles, sink.database(), objectStore, context.businessDate()),
                ClassTag$.MODULE$.apply(ClaimFileTask.class));
    return sink.copyInOnePass(dataset, part -> task.value().render(part), TARGETS, context);
  }
}
