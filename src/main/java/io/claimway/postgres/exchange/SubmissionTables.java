package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.run.ControlTotals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Claim files at the door: the last checks, and what delivery does to claims and the book. */
public final class SubmissionTables {

  /** A rendered file that must not leave, with the reason a person reads. */
  private static final String WITHHOLD =
      """
      with filed as materialized (
        select f.file_id, count(*) as claims, sum(v.charge_cents) as cents,
               count(*) filter (where exists (
                 select from exchange.filed_claim g join exchange.outbound_file p on p.file_id = g.file_id
                  where g.claim_id = f.claim_id and g.version = f.version and g.file_id <> f.file_id
                    and p.state in ('INTENDED', 'DELIVERED'))) as elsewhere,
               count(*) filter (where s.version <> f.version or s.state <> 'FILED') as stale
          from exchange.outbound_file o
          join exchange.filed_claim f using (file_id)
          join claim.version v using (claim_id, version)
          join claim.state s using (claim_id)
         where o.run_id = ? and o.kind = '837P' and o.state = 'RENDERED'
         group by f.file_id
      )
      update exchange.outbound_file o set state = 'WITHHELD', withheld_reason = case
             when x.claims is null then 'no claims are assigned to it'
             when x.claims <> o.claims then 'it counts ' || o.claims || ' claims, ' || x.claims || ' are assigned to it'
             when x.cents <> o.charge_cents then 'it charges ' || o.charge_cents || ' cents, its claims make ' || x.cents
             when x.elsewhere > 0 then x.elsewhere || ' of its claim versions are in another file'
             else x.stale || ' of its claims have moved on since it was rendered' end
        from exchange.outbound_file self left join filed x on x.file_id = self.file_id
       where o.file_id = self.file_id and o.run_id = ? and o.kind = '837P' and o.state = 'RENDERED'
         and (x.claims is null or x.claims <> o.claims or x.cents <> o.charge_cents or x.elsewhere > 0 or x.stale > 0)
      """;

  private static final String LEAVING =
      """
      create temporary table leaving on commit drop as
      select f.claim_id, f.version, o.state, o.name, o.withheld_reason, c.payer, c.billing_entity, c.service_date, v.charge_cents, v.frequency
        from exchange.outbound_file o
        join exchange.filed_claim f using (file_id)
        join claim.claim c using (claim_id)
        join claim.version v using (claim_id, version)
       where o.run_id = ? and o.kind = '837P' and o.state in ('DELIVERED', 'WITHHELD')
      """;

  private static final String EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select l.claim_id, s.last_seq + 1, l.version, case l.state when 'DELIVERED' then 'SUBMITTED' else 'WITHHELD' end, 'RUN',
             null, coalesce(l.name, 'withheld'), ?, ?
        from leaving l join claim.state s using (claim_id) order by l.claim_id
      """;

  private static final String STATES =
      """
      update claim.state s set state = case l.state when 'DELIVERED' then 'SUBMITTED' else 'WITHHELD' end,
             codes = null, last_seq = s.last_seq + 1, since = ?
        from leaving l where l.claim_id = s.claim_id
      """;

  /**
   * A first delivery charges the payer. A later version books what its charge changes, and takes
   * back from the denied receivable what an earlier denial had moved there (SPEC §8.2); a void
   * books nothing until it is effective.
   */
  private static final String POSTINGS =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, undoes, cause,
             service_date, effective_date)
      with booked as (
        select l.claim_id,
               coalesce(sum(t.amount_cents) filter (where c.kind = 'gross-charges'), 0)
               - coalesce(sum(t.amount_cents) filter (where d.kind = 'gross-charges'), 0) as charged
          from leaving l
          join ledger.transfer t using (claim_id)
          join ledger.account d on d.account_id = t.debit
          join ledger.account c on c.account_id = t.credit
         where l.version > 1 group by l.claim_id
      ), change as (
        select l.*, l.charge_cents - coalesce(b.charged, 0) as charge_change
          from leaving l left join booked b using (claim_id) where l.state = 'DELIVERED' and l.frequency <> '8'
      )
      select n.day, ledger.key_hash('submitted:' || claim_id || ':' || version), 'CLAIM_DELIVERED', billing_entity, payer, '', charge_change,
             claim_id, version, null, null::uuid, name, service_date, n.day
        from change cross join (select ?::date as day) n where charge_change <> 0
      union all
      select n.day, ledger.key_hash('reopened:' || g.version || ':' || t.key_hash), t.event, d.entity, d.owner, c.owner, -t.amount_cents,
             t.claim_id, g.version, t.line_number, t.key_hash, g.name, g.service_date, n.day
        from change g
        join ledger.transfer t using (claim_id)
        join ledger.account d on d.account_id = t.debit
        join ledger.account c on c.account_id = t.credit
       cross join (select ?::date as day) n
       where g.version > 1 and t.event = 'DENIED' and t.undoes is null
         and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
      """;

  private SubmissionTables() {}

  /** Withholds rendered files of a run that fail the last checks; answers how many. */
  public static int withhold(Connection connection, String runId) throws SQLException {
    return Rows.change(connection, WITHHOLD, runId, runId);
  }

  /**
   * Books what was delivered and what was withheld, and answers the totals in claims and in files.
   */
  public static List<ControlTotals> submit(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    tx.execute(LEAVING, run);
    tx.execute("analyze leaving");
    tx.execute(EVENTS, tx.run().businessDate(), run);
    tx.execute(STATES, tx.run().businessDate());
    LedgerBook.open(tx.connection());
    tx.execute(POSTINGS, tx.run().businessDate(), tx.run().businessDate());
    LedgerBook.post(tx);
    tx.execute(
        """
        insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
        select encode(sha256(convert_to('FILE_WITHHELD ' || partner || ' ' || interchange_control, 'UTF8')), 'hex'), 'FILE_WITHHELD',
               'file ' || coalesce(name, partner || ' ' || interchange_control), withheld_reason, charge_cents, ?, ?
          from exchange.outbound_file where run_id = ? and kind = '837P' and state = 'WITHHELD'
        on conflict (work_item_id) do nothing
        """,
        run,
        tx.run().businessDate(),
        run);
    return List.of(
        totals(tx, "claims", "select state, charge_cents from leaving"),
        totals(
            tx,
            "files",
            "select state, charge_cents from exchange.outbound_file where run_id = '%s' and kind = '837P'"
                .formatted(run)));
  }

  private static ControlTotals totals(PublishingTransaction tx, String measure, String rows)
      throws SQLException {
    return tx.query(
            """
            select count(*), coalesce(sum(charge_cents), 0), count(*) filter (where state = 'DELIVERED'),
                   coalesce(sum(charge_cents) filter (where state = 'DELIVERED'), 0), count(*) filter (where state = 'WITHHELD'),
                   coalesce(sum(charge_cents) filter (where state = 'WITHHELD'), 0)
              from (%s) r
            """
                .formatted(rows),
            row ->
                ControlTotals.of(measure, row.getLong(1), row.getLong(2))
                    .out(row.getLong(3), row.getLong(4))
                    .held(row.getLong(5), row.getLong(6)))
        .get(0);
  }
}
