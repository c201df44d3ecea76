package io.claimway.postgres.exchange;

import io.claimway.money.BankingCalendar;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Answers that payers owe: for each claim file the answer that its claims wait for longer than
 * their payer's time, with the dollars concerned. Silence is no evidence of non-receipt, so nothing
 * is sent again because of it.
 */
public final class SilenceTables {

  /** Of the answers that a payer is known to send, the first that has not come. */
  private static final String MISSING =
      """
      create temporary table missing_answer on commit drop as
      with waiting as (
        select s.claim_id, s.version, v.charge_cents, f.file_id, o.name, r.business_date as sent_on,
               case when s.state = 'SUBMITTED' and p.ta1_before is not null
                         and not exists (select from exchange.file_answer a where a.file_id = f.file_id) then 'TA1'
                    when s.state = 'SUBMITTED' and p.functional_before is not null then '999'
                    when s.state in ('SUBMITTED', 'FILE_ACCEPTED') and p.status_before is not null then '277CA'
                    else '835' end as awaited,
               p.*
          from claim.state s
          join claim.claim c using (claim_id)
          join claim.version v using (claim_id, version)
          join payer_patience p using (payer)
          join lateral (select f.file_id from exchange.filed_claim f join exchange.outbound_file o using (file_id)
                         where f.claim_id = s.claim_id and f.version = s.version and o.state = 'DELIVERED'
                         order by f.file_id desc limit 1) f on true
          join exchange.outbound_file o on o.file_id = f.file_id
          join run.run r on r.run_id = o.run_id
         where s.state in ('FILE_ACCEPTED', 'ACCEPTED') or s.state = 'SUBMITTED' and s.since < ?::date
      )
      select encode(sha256(convert_to('MISSING|' || file_id || '|' || awaited, 'UTF8')), 'hex') as work_item_id, awaited, name, sent_on,
             count(*) as claims, sum(charge_cents) as cents
        from waiting
       where sent_on < case awaited when 'TA1' then ta1_before when '999' then functional_before when '277CA' then status_before
                                    else remittance_before end
       group by file_id, awaited, name, sent_on
      """;

  private static final String OPEN =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select work_item_id, 'MISSING_' || awaited, name, claims || ' claims sent on ' || sent_on || ' have no ' || awaited || ' yet', cents, ?, ?
        from missing_answer
      on conflict (work_item_id) do update
         set detail = excluded.detail, cents = excluded.cents, closed_run = null,
             opened_run = case when claim.work_item.closed_run is null then claim.work_item.opened_run else excluded.opened_run end,
             opened_on = case when claim.work_item.closed_run is null then claim.work_item.opened_on else excluded.opened_on end
      """;

  private static final String CLOSE =
      """
      update claim.work_item i set closed_run = ?
       where i.closed_run is null and i.kind in ('MISSING_TA1', 'MISSING_999', 'MISSING_277CA', 'MISSING_835')
         and not exists (select from missing_answer m where m.work_item_id = i.work_item_id)
      """;

  private SilenceTables() {}

  /** Opens an item for each answer that is overdue tonight, and closes those that have come. */
  public static void watch(PublishingTransaction tx, PayerProfiles payers) throws SQLException {
    load(tx, payers);
    tx.execute(MISSING, tx.run().businessDate());
    tx.execute(OPEN, tx.run().runId(), tx.run().businessDate());
    tx.execute(CLOSE, tx.run().runId());
  }

  /** Before which business date a file must have been sent for an answer to be overdue. */
  private static void load(PublishingTransaction tx, PayerProfiles payers) throws SQLException {
    tx.execute(
        "create temporary table payer_patience (payer text primary key, ta1_before date, functional_before date, status_before date,"
            + " remittance_before date not null) on commit drop");
    LocalDate tonight = tx.run().businessDate();
    try (PreparedStatement insert =
        tx.connection().prepareStatement("insert into payer_patience values (?, ?, ?, ?, ?)")) {
      for (PayerProfile payer : payers.list()) {
        insert.setString(1, payer.payer());
        boolean ta1 = payer.speaks("TA1") && payer.envelope().asksForTa1();
        insert.setObject(2, before(ta1, tonight, payer.answers().ta1Days()));
        insert.setObject(3, before(payer.speaks("999"), tonight, payer.answers().functionalDays()));
        insert.setObject(
            4, before(payer.speaks("277CA"), tonight, payer.answers().claimStatusDays()));
        insert.setObject(5, before(true, tonight, payer.answers().remittanceDays()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static LocalDate before(boolean known, LocalDate tonight, int days) {
    return known ? BankingCalendar.plus(tonight, -days) : null;
  }
}
