package io.claimway.postgres.claim;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.replay.ReplayPlan;
import java.sql.SQLException;

/** Work items about rejected claims: what a plan leaves to a person, and what is settled. */
public final class RejectionItems {

  /** An item of a plan takes the place of the one that the rejection opened. */
  private static final String REPLACE =
      """
      update claim.work_item i set closed_run = ?
        from replay.plan_claim p
       where p.plan_id = ? and p.action <> 'NEW' and i.claim_id = p.claim_id and i.closed_run is null
         and (i.kind = 'REJECTED_CLAIM' or starts_with(i.kind, 'REPLAY_'))
      """;

  private static final String OPEN =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on, plan_id)
      select encode(sha256(convert_to('REPLAY|' || p.plan_id || '|' || p.claim_id, 'UTF8')), 'hex'), 'REPLAY_' || p.action, p.claim_id,
             'claim ' || p.claim_id, 'plan ' || p.plan_id || ': ' || p.cause || '; ' || p.reason, p.charge_cents, ?, ?, p.plan_id
        from replay.plan_claim p where p.plan_id = ? and p.action <> 'NEW'
      on conflict do nothing
      """;

  private static final String CLOSE_CLAIMS =
      """
      update claim.work_item i set closed_run = ?
        from claim.state s
       where i.closed_run is null and (i.kind = 'REJECTED_CLAIM' or starts_with(i.kind, 'REPLAY_'))
         and s.claim_id = i.claim_id and s.state <> 'REJECTED'
      """;

  /** What a refused file or transaction held, as far as it was this answer that rejected it. */
  private static final String CLOSE_FILES =
      """
      with rejected as (
        select i.work_item_id, bool_or(s.state = 'REJECTED' and s.version = f.version) as waits
          from claim.work_item i
          join exchange.file_answer a
            on a.sha256 = split_part(i.cause, '#', 1) and i.cause = a.sha256 || '#' || a.position
          join exchange.filed_claim f
            on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
          join claim.event e on e.claim_id = f.claim_id and e.version = f.version and e.kind = 'REJECTED' and e.cause = i.cause
          join claim.state s on s.claim_id = f.claim_id
         where i.closed_run is null and i.kind in ('REJECTED_FILE', 'REJECTED_TRANSACTION')
         group by 1
      )
      update claim.work_item i set closed_run = ? from rejected r where r.work_item_id = i.work_item_id and not r.waits
      """;

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
