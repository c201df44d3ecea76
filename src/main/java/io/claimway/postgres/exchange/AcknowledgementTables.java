package io.claimway.postgres.exchange;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.run.ControlTotals;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies the answers of partners to files, transactions and claims, in an order that does not
 * depend on their arrival: of one night's answers to a claim, taking in comes first and refusal
 * last, and a refusal stands whatever comes later. Reads {@code staging.partner_answer}, {@code
 * payer_key} and {@code payee_key}.
 */
public final class AcknowledgementTables {

  private static final String ANSWERS =
      """
      create temporary table answer on commit drop as
      select a.*, f.partner,
             case when a.interchange_control ~ '^[0-9]{1,9}$' then a.interchange_control::bigint end as interchange,
             case when a.group_control ~ '^[0-9]{1,9}$' then a.group_control::bigint end as group_number,
             a.sha256 || '#' || a.position as cause
        from staging.partner_answer a
       cross join lateral (select min(partner) as partner from exchange.inbound_file where sha256 = a.sha256) f
       where a.level <> 'UNREADABLE'
      """;

  /**
   * What answers speak of that we sent. An accepted group says nothing that its transactions do not
   * say. A 277CA names a submission by its number or by its interchange, and a billing provider by
   * an id that is one of ours.
   */
  private static final String FILE_ANSWERS =
      """
      create temporary table answered_file on commit drop as
      select a.sha256, a.position, a.source, a.level, a.verdict, a.codes, a.cause, o.file_id, t.transaction_control, p.billing_entity
        from answer a
        join exchange.outbound_file o
          on o.partner = a.partner
         and (a.source = '999' and o.group_control = a.group_number or a.source <> '999' and o.interchange_control = a.interchange)
        left join exchange.outbound_transaction t
          on a.level <> 'GROUP' and t.file_id = o.file_id
         and ltrim(t.transaction_control, '0') = ltrim(a.transaction_control, '0')
        left join payee_key p on a.level = 'PROVIDER' and p.payee_id = a.provider_id
       where a.level in ('FILE', 'GROUP')
          or a.level = 'TRANSACTION' and (t.file_id is not null or o.kind <> '837P')
          or a.level in ('SUBMISSION', 'PROVIDER') and o.kind = '837P' and (a.transaction_control is null or t.file_id is not null)
             and (a.level = 'SUBMISSION' or p.billing_entity is not null)
      """;

  private static final String KEEP_FILE_ANSWERS =
      """
      insert into exchange.file_answer (sha256, position, source, file_id, transaction_control, verdict, codes, run_id, business_date)
      select sha256, position, source, file_id, transaction_control, verdict, codes, ?, ? from answered_file
       where verdict in ('ACCEPTED', 'REJECTED') and (level <> 'PROVIDER' or verdict = 'REJECTED')
       order by sha256, position
      """;

  /**
   * A refused submission refuses all its claims; a refused billing provider those of its claims
   * that the same answer does not accept by name.
   */
  private static final String CLAIM_ANSWERS =
      """
      create temporary table claim_answer on commit drop as
      select f.claim_id, f.version, case when a.verdict = 'REJECTED' then 'REJECTED' else 'FILE_ACCEPTED' end as kind, a.source, a.codes,
             a.cause, null::text as payer_claim_number, a.sha256, a.position
        from answered_file a
        join exchange.filed_claim f on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
       where a.level = 'TRANSACTION' or (a.verdict = 'REJECTED' and a.level in ('FILE', 'GROUP', 'SUBMISSION'))
      union all
      select f.claim_id, f.version, 'REJECTED', a.source, a.codes, a.cause, null, a.sha256, a.position
        from answered_file a
        join exchange.filed_claim f on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
        join claim.claim c on c.claim_id = f.claim_id and c.billing_entity = a.billing_entity
        join claim.version v on v.claim_id = f.claim_id and v.version = f.version
       where a.level = 'PROVIDER' and a.verdict = 'REJECTED'
         and not exists (select from answer n where n.sha256 = a.sha256 and n.level = 'CLAIM' and n.verdict = 'ACCEPTED'
                           and n.patient_control_number = v.patient_control_number)
      union all
      select v.claim_id, v.version, case a.verdict when 'REJECTED' then 'REJECTED' when 'ACCEPTED' then 'ACCEPTED' else 'NOTED' end, a.source,
             a.codes, a.cause, a.payer_claim_number, a.sha256, a.position
        from answer a
        join claim.version v using (patient_control_number)
        join claim.claim c using (claim_id)
        join payer_key k on k.payer = c.payer and k.partner = a.partner
       where a.level = 'CLAIM'
      """;

  private static final String DECIDED =
      """
      create temporary table decided on commit drop as
      with ranked as (
        select a.*, s.version as current_version, s.last_seq,
               case a.kind when 'FILE_ACCEPTED' then 2 when 'ACCEPTED' then 3 when 'REJECTED' then 4 else 0 end as rank,
               case s.state when 'READY' then 1 when 'FILED' then 1 when 'SUBMITTED' then 1 when 'FILE_ACCEPTED' then 2 when 'ACCEPTED' then 3
                            when 'REJECTED' then 4 else 9 end as state_rank
          from claim_answer a join claim.state s using (claim_id)
      ), placed as (
        select r.*,
               row_number() over w as place,
               max(case when version = current_version then rank else 0 end) over (partition by claim_id
                 order by rank, source, sha256, position rows between unbounded preceding and 1 preceding) as reached
          from ranked r window w as (partition by claim_id order by rank, source, sha256, position)
      )
      select p.*, version = current_version and rank > greatest(state_rank, coalesce(reached, 0)) as effective from placed p
      """;

  private static final String EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select claim_id, last_seq + place, version, case when effective then kind else 'NOTED' end, source,
             case when effective then codes else concat_ws(' ', kind, codes) end, cause, ?, ?
        from decided order by claim_id, place
      """;

  private static final String STATES =
      """
      update claim.state s
         set last_seq = d.last_seq, state = coalesce(d.kind, s.state), codes = case when d.kind is null then s.codes else d.codes end,
             since = case when d.kind is null then s.since else ?::date end,
             payer_claim_number = coalesce(s.payer_claim_number, d.payer_claim_number)
        from (select claim_id, max(last_seq + place) as last_seq,
                     (array_agg(kind order by place desc) filter (where effective))[1] as kind,
                     (array_agg(codes order by place desc) filter (where effective))[1] as codes,
                     (array_agg(payer_claim_number order by place desc) filter (where kind = 'ACCEPTED' and payer_claim_number is not null))[1]
                       as payer_claim_number
                from decided group by claim_id) d
       where s.claim_id = d.claim_id
      """;

  private static final String REJECTED_CLAIMS =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('REJECTED_CLAIM|' || d.claim_id || '|' || d.version, 'UTF8')), 'hex'), 'REJECTED_CLAIM', d.claim_id,
             'claim ' || d.claim_id, d.codes, v.charge_cents, ?, ?
        from decided d join claim.version v on v.claim_id = d.claim_id and v.version = d.version
       where d.effective and d.kind = 'REJECTED' and d.source = '277CA'
         and not exists (select from answered_file f where f.sha256 = d.sha256 and f.position = d.position)
      on conflict do nothing
      """;

  private static final String REJECTED_FILES =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, cause, opened_run, opened_on)
      select encode(sha256(convert_to(concat_ws('|', 'REJECTED_FILE', a.file_id, coalesce(a.transaction_control, ''), a.billing_entity), 'UTF8')), 'hex'),
             case when a.transaction_control is null then 'REJECTED_FILE' else 'REJECTED_TRANSACTION' end,
             coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || a.transaction_control, '') || coalesce(' ' || a.billing_entity, ''),
             a.codes || ', ' || case when a.level = 'PROVIDER' then r.claims else coalesce(t.claims, o.claims) end || ' claims or inquiries',
             case when a.level = 'PROVIDER' then r.cents else coalesce(t.charge_cents, o.charge_cents) end, a.cause, ?, ?
        from answered_file a
        join exchange.outbound_file o using (file_id)
        left join exchange.outbound_transaction t on t.file_id = a.file_id and t.transaction_control = a.transaction_control
       cross join lateral (select count(*) as claims, coalesce(sum(v.charge_cents), 0) as cents
                             from claim_answer c join claim.version v using (claim_id, version)
                            where c.sha256 = a.sha256 and c.position = a.position) r
       where a.verdict = 'REJECTED' and (a.level <> 'PROVIDER' or r.claims > 0)
      on conflict do nothing
      """;

  /**
   * Totals that are not those of what was sent, and claims that are counted as rejected but not
   * named: somebody must ask the partner which.
   */
  private static final String UNRECONCILED =
      """
      create temporary table unreconciled on commit drop as
      with told as (
        select f.*, a.included_count, a.received_count, coalesce(a.accepted_count, 0) as accepted, coalesce(a.rejected_count, 0) as rejected,
               coalesce(a.accepted_cents, 0) + coalesce(a.rejected_cents, 0) as cents, coalesce(a.rejected_cents, 0) as rejected_cents,
               coalesce(a.accepted_cents, a.rejected_cents) is not null as says_cents, a.named_count,
               a.accepted_count is not null or a.rejected_count is not null as counts
          from answered_file f join answer a using (sha256, position)
      ), claims as (
        select t.sha256, t.position, t.level, t.file_id, t.transaction_control, t.billing_entity,
               t.accepted || ' accepted and ' || t.rejected || ' rejected, ' || t.cents || ' cents, of ' || s.claims || ' claims sent, '
                 || s.cents || ' cents; ' || t.named_count || ' rejected by name' as detail,
               greatest(case when t.says_cents then abs(t.cents - s.cents) else 0 end,
                        case when t.verdict <> 'REJECTED' and t.rejected > t.named_count then t.rejected_cents else 0 end) as cents
          from told t
         cross join lateral (select count(*) as claims, coalesce(sum(v.charge_cents), 0) as cents
                               from exchange.filed_claim f join claim.version v using (claim_id, version) join claim.claim c using (claim_id)
                              where f.file_id = t.file_id and (t.transaction_control is null or f.transaction_control = t.transaction_control)
                                and (t.billing_entity is null or c.billing_entity = t.billing_entity)) s
         where t.level in ('SUBMISSION', 'PROVIDER') and t.counts
           and (t.accepted + t.rejected <> s.claims or t.says_cents and t.cents <> s.cents
                or t.verdict <> 'REJECTED' and t.rejected > t.named_count)
      )
      select * from claims c
       where c.level = 'SUBMISSION' or not exists (select from claims s where s.level = 'SUBMISSION' and s.sha256 = c.sha256
                                                      and s.file_id = c.file_id and s.transaction_control is not distinct from c.transaction_control)
      union all
      select t.sha256, t.position, t.level, t.file_id, null, null,
             t.included_count || ' included, ' || t.received_count || ' received and ' || t.accepted || ' accepted of ' || o.transactions
               || ' transactions sent; ' || n.rejected || ' rejected by name', o.charge_cents
        from told t join exchange.outbound_file o using (file_id)
       cross join lateral (select count(*) as rejected from answered_file r
                            where r.sha256 = t.sha256 and r.file_id = t.file_id and r.level = 'TRANSACTION' and r.verdict = 'REJECTED') n
       where t.level = 'GROUP' and t.included_count is not null
         and (t.included_count <> o.transactions or t.received_count <> o.transactions
              or t.accepted <> case when t.verdict = 'REJECTED' then 0 else o.transactions - n.rejected end)
      """;

  private static final String UNRECONCILED_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('UNRECONCILED_ANSWER|' || u.sha256 || '|' || u.position, 'UTF8')), 'hex'), 'UNRECONCILED_ANSWER',
             coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || u.transaction_control, '') || coalesce(' ' || u.billing_entity, ''),
             case when u.level = 'GROUP' then '999: ' else '277CA: ' end || u.detail, u.cents, ?, ?
        from unreconciled u join exchange.outbound_file o using (file_id)
      on conflict do nothing
      """;

  private static final String UNMATCHED =
      """
      create temporary table unmatched on commit drop as
      select a.* from answer a
       where a.level in ('FILE', 'GROUP', 'TRANSACTION')
             and not exists (select from answered_file f where f.sha256 = a.sha256 and f.position = a.position)
          or a.level in ('SUBMISSION', 'PROVIDER') and a.verdict = 'REJECTED'
             and not exists (select from answered_file f where f.sha256 = a.sha256 and f.position = a.position)
          or a.level = 'CLAIM' and not exists (select from claim_answer c where c.sha256 = a.sha256 and c.position = a.position)
      """;

  private static final String UNMATCHED_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('UNMATCHED_ANSWER|' || sha256 || '|' || position, 'UTF8')), 'hex'), 'UNMATCHED_ANSWER',
             source || ' ' || level || ' ' || coalesce(patient_control_number, group_control || '/' || transaction_control, group_control,
               interchange_control || coalesce('/' || transaction_control, ''), '?') || coalesce(' ' || nullif(provider_id, ''), ''),
             'from ' || coalesce(partner, '?') || ': ' || verdict || ' ' || coalesce(codes, ''), coalesce(charge_cents, 0), ?, ?
        from unmatched
      on conflict do nothing
      """;

  private static final String UNREADABLE_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
      select encode(sha256(convert_to('UNREADABLE_ANSWER|' || sha256 || '|' || position, 'UTF8')), 'hex'), 'UNREADABLE_ANSWER',
             source || ' ' || sha256, 'segment ' || coalesce(segment, 0) || ': ' || codes, ?, ?
        from staging.partner_answer where level = 'UNREADABLE'
      on conflict do nothing
      """;

  private static final String FILES_HANDLED =
      """
      update exchange.inbound_file f
         set handled_run = ?, outcome = case when exists (select from answer a where a.sha256 = f.sha256) then 'APPLIED' else 'QUARANTINED' end
       where f.handled_run is null and f.kind in ('TA1', '999', '277CA', '277')
      """;

  private AcknowledgementTables() {}

  /** Applies what is staged; answers what came in and what of it spoke of something known. */
  public static List<ControlTotals> apply(PublishingTransaction tx) throws SQLException {
    String runId = tx.run().runId();
    Object day = tx.run().businessDate();
    tx.execute(ANSWERS);
    tx.execute("analyze answer");
    tx.execute(FILE_ANSWERS);
    tx.execute(KEEP_FILE_ANSWERS, runId, day);
    tx.execute(CLAIM_ANSWERS);
    tx.execute("analyze claim_answer");
    tx.execute(DECIDED);
    tx.execute("analyze decided");
    tx.execute(EVENTS, day, runId);
    tx.execute(STATES, day);
    tx.execute(REJECTED_CLAIMS, runId, day);
    tx.execute(REJECTED_FILES, runId, day);
    tx.execute("create index on answered_file (sha256, position)");
    tx.execute("create index on claim_answer (sha256, position)");
    tx.execute("analyze claim_answer");
    tx.execute(UNMATCHED);
    tx.execute(UNMATCHED_ITEMS, runId, day);
    tx.execute(UNREADABLE_ITEMS, runId, day);
    tx.execute(UNRECONCILED);
    tx.execute(UNRECONCILED_ITEMS, runId, day);
    tx.execute(FILES_HANDLED, runId);
    return totals(tx);
  }

  private static List<ControlTotals> totals(PublishingTransaction tx) throws SQLException {
    return tx.query(
        """
        select a.n, a.cents, u.n, u.cents
          from (select count(*) as n, coalesce(sum(charge_cents), 0) as cents from answer) a,
               (select count(*) as n, coalesce(sum(charge_cents), 0) as cents from unmatched) u
        """,
        row ->
            ControlTotals.of("answers", row.getLong(1), row.getLong(2))
                .out(row.getLong(1) - row.getLong(3), row.getLong(2) - row.getLong(4))
                .rejected(row.getLong(3), row.getLong(4)));
  }
}
