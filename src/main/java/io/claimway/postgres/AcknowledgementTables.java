package io.claimway.postgres;

import io.claimway.run.ControlTotals;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies the answers of partners to files, transactions and claims, in an order that does not
 * depend on their arrival: of one night's answers to a claim, taking in comes first and refusal
 * last, and a refusal stands whatever comes later. Reads {@code staging.partner_answer} and {@code
 * payer_key}.
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

  /** An accepted group says nothing that its transactions do not say. */
  private static final String FILE_ANSWERS =
      """
      create temporary table answered_file on commit drop as
      select a.sha256, a.position, a.source, a.level, a.verdict, a.codes, a.cause, o.file_id, t.transaction_control
        from answer a
        join exchange.outbound_file o
          on o.partner = a.partner
         and (a.level = 'FILE' and o.interchange_control = a.interchange or a.level <> 'FILE' and o.group_control = a.group_number)
        left join exchange.outbound_transaction t
          on a.level = 'TRANSACTION' and t.file_id = o.file_id
         and ltrim(t.transaction_control, '0') = ltrim(a.transaction_control, '0')
       where a.level in ('FILE', 'GROUP', 'TRANSACTION')
         and (a.level <> 'TRANSACTION' or t.file_id is not null or o.kind <> '837P')
      """;

  private static final String KEEP_FILE_ANSWERS =
      """
      insert into exchange.file_answer (sha256, position, source, file_id, transaction_control, verdict, codes, run_id, business_date)
      select sha256, position, source, file_id, transaction_control, verdict, codes, ?, ? from answered_file order by sha256, position
      """;

  private static final String CLAIM_ANSWERS =
      """
      create temporary table claim_answer on commit drop as
      select f.claim_id, f.version, case when a.verdict = 'REJECTED' then 'REJECTED' else 'FILE_ACCEPTED' end as kind, a.source, a.codes,
             a.cause, null::text as payer_claim_number, a.sha256, a.position
        from answered_file a
        join exchange.filed_claim f on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
       where a.level = 'TRANSACTION' or (a.verdict = 'REJECTED' and a.level in ('FILE', 'GROUP'))
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
      on conflict do nothing
      """;

  private static final String REJECTED_FILES =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('REJECTED_FILE|' || a.file_id || '|' || coalesce(a.transaction_control, ''), 'UTF8')), 'hex'),
             case when a.transaction_control is null then 'REJECTED_FILE' else 'REJECTED_TRANSACTION' end,
             coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || a.transaction_control, ''),
             a.codes || ', ' || coalesce(t.claims, o.claims) || ' claims or inquiries', coalesce(t.charge_cents, o.charge_cents), ?, ?
        from answered_file a
        join exchange.outbound_file o using (file_id)
        left join exchange.outbound_transaction t on t.file_id = a.file_id and t.transaction_control = a.transaction_control
       where a.verdict = 'REJECTED'
      on conflict do nothing
      """;

  private static final String UNMATCHED =
      """
      create temporary table unmatched on commit drop as
      select a.* from answer a
       where a.level in ('FILE', 'GROUP', 'TRANSACTION')
             and not exists (select from answered_file f where f.sha256 = a.sha256 and f.position = a.position)
          or a.level = 'CLAIM' and not exists (select from claim_answer c where c.sha256 = a.sha256 and c.position = a.position)
      """;

  private static final String UNMATCHED_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('UNMATCHED_ANSWER|' || sha256 || '|' || position, 'UTF8')), 'hex'), 'UNMATCHED_ANSWER',
             source || ' ' || level || ' ' || coalesce(patient_control_number, group_control || '/' || transaction_control, group_control,
               interchange_control, '?'),
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
       where f.handled_run is null and f.kind in ('TA1', '999', '277CA')
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
