package io.claimway.spark;

import io.claimway.claim.HeldClaim;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.StagedRows;
import io.claimway.postgres.TaskDatabase;
import io.claimway.postgres.claim.HoldTables;
import io.claimway.postgres.exchange.SplitTables;
import io.claimway.postgres.exchange.SplitTables.NumberedFile;
import io.claimway.postgres.exchange.SplitTables.RenderedFile;
import io.claimway.postgres.exchange.SplitTables.WaitingClaim;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.s3.S3Settings;
import io.claimway.spark.ClaimFileTask.ClaimFile;
import io.claimway.spark.ClaimFileTask.PlacedClaim;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag$;

/** Stage split: ready claims to rendered and checked 837P files with control numbers. */
public final class SplitClaims implements Stage {

  /** Files per task: enough tasks to even out files of different size. */
  private static final int TASKS_PER_CORE = 4;

  private final SparkEngine engine;
  private final Database database;
  private final PayerProfiles profiles;
  private final S3Settings objectStore;
  private final int claimsPerFile;

  /**
   * @param claimsPerFile most claims of one file
   */
  public SplitClaims(
      SparkEngine engine,
      Database database,
      PayerProfiles profiles,
      S3Settings objectStore,
      int claimsPerFile) {
    this.engine = engine;
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
    StagedRows holds =
        database.inTransaction(
            connection -> HoldTables.stage(connection, context.attemptId(), held(rendered)));
    context.publish(
        tx -> {
          tx.take(holds);
          List<ControlTotals> totals = SplitTables.publish(tx, files, rendered, waiting);
          HoldTables.add(tx);
          return totals;
        });
  }

  private List<RenderedFile> render(LocalDate businessDate, List<NumberedFile> files) {
    List<ClaimFile> planned = files.stream().map(file -> planned(file, businessDate)).toList();
    Broadcast<ClaimFileTask> task =
        engine
            .session()
            .sparkContext()
            .broadcast(
                new ClaimFileTask(profiles, new TaskDatabase(database.settings()), objectStore),
                ClassTag$.MODULE$.apply(ClaimFileTask.class));
    int tasks = Math.min(files.size(), engine.parallelism() * TASKS_PER_CORE);
    FlatMapFunction<Iterator<ClaimFile>, RenderedFile> render = part -> task.value().render(part);
    return JavaSparkContext.fromSparkContext(engine.session().sparkContext())
        .parallelize(planned, tasks)
        .mapPartitions(render)
        .collect();
  }

  private static List<HeldClaim> held(List<RenderedFile> rendered) {
    return rendered.stream().flatMap(file -> file.held().stream()).toList();
  }

  private ClaimFile planned(NumberedFile file, LocalDate businessDate) {
    List<PlacedClaim> claims = new ArrayList<>(file.plan().claims());
    for (PlannedTransaction transaction : file.plan().transactions()) {
      for (ReadyClaim claim : transaction.claims()) {
        claims.add(new PlacedClaim(claim.claimId(), claim.version(), transaction.control()));
      }
    }
    return new ClaimFile(
        file.fileId(),
        profiles.getPartner(file.plan().partner()),
        businessDate,
        file.interchangeControl(),
        claims);
  }

  private static void mustMatch(List<NumberedFile> files, List<RenderedFile> rendered) {
    Map<Long, RenderedFile> byId = new HashMap<>();
    rendered.forEach(file -> byId.put(file.fileId(), file));
    for (NumberedFile file : files) {
      RenderedFile made = byId.get(file.fileId());
      int claims = made == null ? 0 : made.claims() + made.held().size();
      long cents = made == null ? 0 : made.chargeCents() + made.heldCents();
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
