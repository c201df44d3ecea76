package io.claimway.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.claimway.claim.Claim;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.SplitTables;
import io.claimway.postgres.exchange.SplitTables.NumberedFile;
import io.claimway.postgres.exchange.SplitTables.RenderedFile;
import io.claimway.postgres.exchange.SplitTables.WaitingClaim;
import io.claimway.run.StageName;
import io.claimway.s3.S3Settings;
import io.claimway.spark.ClaimFileTask.FileHead;
import io.claimway.spark.ClaimFileTask.FiledContent;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Stage;
import io.claimway.stage.StageContext;
import io.claimway.submission.PlannedFile;
import io.claimway.submission.PlannedTransaction;
import io.claimway.submission.ReadyClaim;
import io.claimway.submission.SplitPlanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.reflect.ClassTag$;

/** Stage split: ready claims to rendered and checked 837P files with control numbers. */
public final class SplitClaims implements Stage {

  /** Files per task: enough tasks to even out files of different size. */
  private static final int TASKS_PER_CORE = 4;

  private final SparkEngine engine;
  private final PublishedDatasets datasets;
  private final Database database;
  private final RunStore runs;
  private final PayerProfiles profiles;
  private final S3Settings objectStore;
  private final int claimsPerFile;

  /**
   * @param claimsPerFile most claims of one file
   */
  public SplitClaims(
      SparkEngine engine,
      PublishedDatasets datasets,
      Database database,
      RunStore runs,
      PayerProfiles profiles,
      S3Settings objectStore,
      int claimsPerFile) {
    this.engine = engine;
    this.datasets = datasets;
    this.database = database;
    this.runs = runs;
    this.profiles = profiles;
    this.objectStore = objectStore;
    this.claimsPerFile = claimsPerFile;
  }

  @Override
  public StageName name() {
    return StageName.SPLIT;
  }

  /** A claim version with its place in the plan. */
  public record AssignedClaim(
      String naturalKey,
      int version,
      long claimId,
      long fileId,
      int place,
      String transactionControl) {}

  @Override
  public void run(StageContext context) {
    List<WaitingClaim> waiting = database.inTransaction(SplitTables::listReady);
    List<ReadyClaim> ready =
        waiting.stream().filter(each -> !each.braked()).map(WaitingClaim::claim).toList();
    List<PlannedFile> plan = new SplitPlanner(profiles, claimsPerFile).plan(ready);
    context.reach(CrashPoints.BEFORE_STAGING);
    List<NumberedFile> files =
        database.inTransaction(
            connection -> SplitTables.number(connection, context.run(), context.epoch(), plan));
    List<RenderedFile> rendered =
        files.isEmpty() ? List.of() : render(context.businessDate(), files);
    context.reach(CrashPoints.MID_COPY);
    mustMatch(files, rendered);
    context.publish(tx -> SplitTables.publish(tx, files, rendered, waiting));
  }

  private List<RenderedFile> render(LocalDate businessDate, List<NumberedFile> files) {
    HashMap<Long, FileHead> heads = new HashMap<>();
    List<AssignedClaim> assigned = new ArrayList<>();
    TreeSet<String> sources = new TreeSet<>();
    for (NumberedFile file : files) {
      heads.put(file.fileId(), head(file, businessDate));
      int place = 0;
      for (PlannedTransaction transaction : file.plan().transactions()) {
        for (ReadyClaim claim : transaction.claims()) {
          sources.add(claim.runId());
          assigned.add(
              new AssignedClaim(
                  claim.naturalKey(),
                  claim.version(),
                  claim.claimId(),
                  file.fileId(),
                  place++,
                  transaction.control()));
        }
      }
    }
    Broadcast<ClaimFileTask> task =
        engine
            .session()
            .sparkContext()
            .broadcast(
                new ClaimFileTask(heads, profiles, objectStore),
                ClassTag$.MODULE$.apply(ClaimFileTask.class));
    MapPartitionsFunction<FiledContent, RenderedFile> render =
        contents -> task.value().render(contents);
    int tasks = Math.min(files.size(), engine.parallelism() * TASKS_PER_CORE);
    return contents(sources, assigned)
        .repartition(tasks, col("fileId"))
        .sortWithinPartitions("fileId", "place")
        .mapPartitions(render, RecordEncoder.of(RenderedFile.class))
        .collectAsList();
  }

  private FileHead head(NumberedFile file, LocalDate businessDate) {
    return new FileHead(
        file.fileId(),
        profiles.getPartner(file.plan().partner()),
        businessDate,
        file.interchangeControl());
  }

  private Dataset<FiledContent> contents(Set<String> sources, List<AssignedClaim> assigned) {
    Dataset<Row> contents = null;
    for (String run : sources) {
      Dataset<Row> part =
          datasets.read(path(run), Claim.class).select(struct(col("*")).as("claim"));
      contents = contents == null ? part : contents.union(part);
    }
    return engine
        .session()
        .createDataset(assigned, RecordEncoder.of(AssignedClaim.class))
        .join(
            contents,
            col("claim.naturalKey")
                .equalTo(col("naturalKey"))
                .and(col("claim.version").equalTo(col("version"))))
        .select("fileId", "place", "transactionControl", "claimId", "claim")
        .as(RecordEncoder.of(FiledContent.class));
  }

  private String path(String run) {
    return runs.findOutput(run, StageName.BUILD, "claims")
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot render claims of " + run + ": its build published no contents"));
  }

  private static void mustMatch(List<NumberedFile> files, List<RenderedFile> rendered) {
    Map<Long, RenderedFile> byId = new HashMap<>();
    rendered.forEach(file -> byId.put(file.fileId(), file));
    for (NumberedFile file : files) {
      RenderedFile made = byId.get(file.fileId());
      int claims = made == null ? 0 : made.claims();
      long cents = made == null ? 0 : made.chargeCents();
      if (claims != file.plan().claims() || cents != file.plan().chargeCents()) {
        throw new IllegalStateException(
            "Cannot file interchange %09d to %s: its plan has %d claims and %d cents, its rendering %d and %d"
                .formatted(
                    file.interchangeControl(),
                    file.plan().partner(),
                    file.plan().claims(),
                    file.plan().chargeCents(),
                    claims,
                    cents));
      }
    }
  }
}
