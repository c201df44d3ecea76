package io.claimway.batch;

import io.claimway.postgres.Database;
import io.claimway.postgres.Outbox;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StageAttempt;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.proof.ProvedNight;
import io.claimway.postgres.read.NightVerdict;
import io.claimway.run.Run;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.stage.Tries;
import java.util.List;

/**
 * What a night still does once all of its stages have committed: each effect can be repeated, and
 * the night is not finished before all have happened.
 */
public final class NightEnd implements Nights.Ending {
  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final LedgerHeads heads;
  private final Tries tries;
  private final int outboxKeptDays;

  /**
   * @param tries how often each effect is tried
   * @param outboxKeptDays for how many days events that were sent are kept
   */
  public NightEnd(Database database, ObjectStore objects, Tries tries, int outboxKeptDays) {
    this.tries = tries;
    this.outboxKeptDays = outboxKeptDays;
    this.database = database;
    this.runs = new RunStore(database);
    this.objects = objects;
    this.heads = new LedgerHeads(objects);
  }

  @Override
  public int of(Run run, long epoch, CrashPoints crashPoints) {
    tries.run(() -> takeEffect(run, epoch, crashPoints), failed -> {});
    return database.inTransaction(connection -> NightVerdict.exitCode(connection, run));
  }

  private void takeEffect(Run run, long epoch, CrashPoints crashPoints) {
    crashPoints.reach(StageName.PROVE, run.businessDate(), CrashPoints.BEFORE_PUT);
    database
        .inTransaction(
            connection -> {
              OutboundFiles.checkEpoch(connection, epoch);
              return ProvedNight.find(connection, run.runId());
            })
        .ifPresent(heads::keep);
    crashPoints.reach(StageName.PROVE, run.businessDate(), CrashPoints.AFTER_PUT);
    clearAwayDeadAttempts(run);
    new Outbox(database).purge(run.businessDate().minusDays(outboxKeptDays), run.runId());
  }

  /** What tries that died or failed have left in staging and in the bucket. */
  private void clearAwayDeadAttempts(Run run) {
    List<StageAttempt> dead = runs.listDeadAttempts(run.runId());
    if (!dead.isEmpty()) {
      runs.emptyStaging();
      dead.forEach(attempt -> objects.deleteDatasets(StageContext.folder(run.runId(), attempt)));
    }
  }
}
