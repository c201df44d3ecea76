package io.claimway.postgres.claim;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Sql;
import io.claimway.replay.ReplayPlan;
import java.sql.SQLException;

/** Work items about rejected claims: what a plan leaves to a person, and what is settled. */
public final class RejectionItems {

  /** An item of a plan takes the place of the one that the rejection opened. */
  private static final String REPLACE =
      """
      update claim.work_item i set closed_run = ?
        from replay.plan_claim p
       where p.plan_id = ? and p.content_sha256 = '' and i.claim_id = p.claim_id and i.closed_run is null
         and (i.kind = 'REJECTED_CLAIM' or starts_with(i.kind, 'REPLAY_'))
      """;

  private static final String OPEN = Sql.read(RejectionItems.class, "open-replay-items");

  private static final String CLOSE_CLAIMS =
      """
      update claim.work_item i set closed_run = ?
        from claim.state s
       where i.closed_run is null and (i.kind = 'REJECTED_CLAIM' or starts_with(i.kind, 'REPLAY_'))
         and s.claim_id = i.claim_id and s.state <> 'REJECTED'
      """;

  private static final String CLOSE_FILES = Sql.read(RejectionItems.class, "close-file-items");

  private RejectionItems() {}

  /** Opens an item under the plan's id for each claim that the plan does not send. */
  public static void open(PublishingTransaction tx, ReplayPlan plan) throws SQLException {
    String run = tx.run().runId();
    tx.execute(REPLACE, run, plan.planId());
    tx.execute(OPEN, run, tx.run().businessDate(), plan.planId());
  }

  /**
   * Closes the items of claims that are no longer rejected, and of files and transactions of which
   * none is.
   */
  static void closeSettled(PublishingTransaction tx) throws SQLException {
    tx.execute(CLOSE_CLAIMS, tx.run().runId());
    tx.execute(CLOSE_FILES, tx.run().runId());
  }
}
