-- Who may do what, table by table; the last of the repeatable migrations, since it looks at every table and view that there is.
-- pipeline runs the nights: it appends, and changes the columns that are named here and no others. finance reads what is no PHI.
-- phi is a role of its own: what may name a person is reached through it alone, and pipeline is the only member.
do $$
declare
  t record;
  changing text;
  read_columns text;
begin
  create temporary table side (
    relation text primary key,
    takes    text not null,      -- READ: data of a release; APPEND: for good; CHANGE: appended, then these columns; DELETE: and rows go again
    changing text,
    finance  text not null       -- what of it finance reads: all, none, or all but this column
  ) on commit drop;
  insert into side (relation, takes, changing, finance) values
    ('run.lease', 'CHANGE', 'epoch, holder, since', 'all'),
    ('run.run', 'CHANGE', 'state, exit_code', 'all'),
    ('run.stage_attempt', 'APPEND', null, 'all'),
    ('run.publication', 'APPEND', null, 'all'),
    ('run.control_total', 'APPEND', null, 'all'),
    ('run.counter', 'CHANGE', 'value', 'all'),
    ('run.consumed_offset', 'DELETE', 'next_offset, topic_id', 'all'),
    ('run.topic_decision', 'APPEND', null, 'all'),
    ('run.outbox', 'DELETE', 'sent_at, aside', 'payload'),
    ('run.outbox_place', 'CHANGE', 'next_offset', 'all'),
    ('run.outbox_history', 'CHANGE', 'events, last_seq, run_id', 'all'),
    ('run.outbox_purge', 'APPEND', null, 'all'),
    ('run.outbox_standing_aside', 'READ', null, 'all'),
    ('run.restore', 'APPEND', null, 'all'),
    ('run.lost_night', 'APPEND', null, 'all'),
    ('batch.batch_job_instance', 'APPEND', null, 'none'),
    ('batch.batch_job_execution', 'CHANGE', 'version, start_time, end_time, status, exit_code, exit_message, create_time, last_updated', 'none'),
    ('batch.batch_job_execution_params', 'APPEND', null, 'none'),
    ('batch.batch_step_execution', 'CHANGE', 'start_time, end_time, status, commit_count, read_count, filter_count, write_count, exit_code, '
       'exit_message, version, read_skip_count, process_skip_count, write_skip_count, rollback_count, last_updated', 'none'),
    ('batch.batch_step_execution_context', 'CHANGE', 'short_context, serialized_context', 'none'),
    ('batch.batch_job_execution_context', 'CHANGE', 'short_context, serialized_context', 'none'),
    ('phi.fact_version', 'APPEND', null, 'none'),
    ('phi.claim_content', 'APPEND', null, 'none'),
    ('phi.reported_person', 'APPEND', null, 'none'),
    ('fact.receipt', 'APPEND', null, 'all'),
    ('fact.session_disposition', 'READ', null, 'all'),
    ('claim.state_kind', 'READ', null, 'all'),
    ('claim.transition', 'READ', null, 'all'),
    ('claim.live_effect', 'READ', null, 'all'),
    ('claim.claim', 'APPEND', null, 'all'),
    ('claim.version', 'APPEND', null, 'all'),
    ('claim.line', 'APPEND', null, 'all'),
    ('claim.finding', 'APPEND', null, 'all'),
    ('claim.event', 'APPEND', null, 'all'),
    ('claim.session_state', 'CHANGE', 'revision, disposition, reason, claim_id, payer, practice_id, provider_id, client_id, service_date, '
       'first_confirmed_on, charge_cents, earned_cents, run_id, starts_at, ends_at, procedure_codes', 'all'),
    ('claim.hold', 'CHANGE', 'released_run', 'all'),
    ('claim.state', 'CHANGE', 'version, state, codes, payer_claim_number, last_seq, since, live_version, live_state', 'all'),
    ('claim.brake', 'DELETE', null, 'all'),
    ('claim.waiting_session', 'READ', null, 'all'),
    ('worklist.item', 'CHANGE', 'claim_id, root_cause, advice, owner, closing, deadline, cents, state, opened_on, opened_run, ended_run, last_seq', 'all'),
    ('worklist.item_event', 'APPEND', null, 'all'),
    ('exchange.outbound_file', 'CHANGE', 'usage, transactions, claims, charge_cents, state, name, sha256, bytes, withheld_reason', 'all'),
    ('exchange.outbound_transaction', 'APPEND', null, 'all'),
    ('exchange.filed_claim', 'APPEND', null, 'all'),
    ('exchange.inbound_file', 'CHANGE', 'handled_run, outcome', 'all'),
    ('exchange.inbound_object', 'APPEND', null, 'all'),
    ('exchange.file_answer', 'APPEND', null, 'all'),
    ('exchange.left_before_restore', 'APPEND', null, 'all'),
    ('eligibility.inquiry', 'CHANGE', 'ask_again_on', 'none'),
    ('eligibility.evidence', 'APPEND', null, 'none'),
    ('eligibility.decision', 'CHANGE', 'payer, status, codes, evidence_id, copay_cents, run_id', 'all'),
    ('remit.payment', 'CHANGE', 'posted_cents, suspended_cents', 'all'),
    ('remit.ignored_payment', 'APPEND', null, 'all'),
    ('remit.claim', 'CHANGE', 'claim_id, version, payer, match_rule, match_score, classified_for, state, reason, due_on, in_suspense, effect, '
       'codes, contractual_cents, patient_posted_cents, denied_cents, reversed_by_payment, reversed_by_ordinal, applied_order, posted_run, posted_on',
       'all'),
    ('remit.decision', 'APPEND', null, 'all'),
    ('remit.classification', 'APPEND', null, 'all'),
    ('remit.classified', 'READ', null, 'all'),
    ('remit.entry', 'APPEND', null, 'all'),
    ('remit.entry_step', 'APPEND', null, 'all'),
    ('remit.entry_standing', 'READ', null, 'all'),
    ('remit.line', 'CHANGE', 'line_number, expected_cents', 'all'),
    ('remit.adjustment', 'CHANGE', 'class', 'all'),
    ('remit.provider_adjustment', 'APPEND', null, 'all'),
    ('remit.provider_decision', 'APPEND', null, 'all'),
    ('remit.provider_standing', 'READ', null, 'all'),
    ('remit.provider_suspended', 'READ', null, 'all'),
    ('remit.recoupment', 'CHANGE', 'balance_cents', 'all'),
    ('deposit.statement', 'APPEND', null, 'all'),
    ('deposit.interim', 'APPEND', null, 'all'),
    ('deposit.line', 'CHANGE', 'state, reason', 'all'),
    ('deposit.part', 'APPEND', null, 'all'),
    ('deposit.advice', 'APPEND', null, 'all'),
    ('deposit.waiting', 'APPEND', null, 'all'),
    ('deposit.clearing', 'CHANGE', 'deposited_cents, cleared_on', 'all'),
    ('deposit.queue', 'READ', null, 'all'),
    ('patient.payment', 'APPEND', null, 'all'),
    ('patient.settled', 'APPEND', null, 'all'),
    ('patient.applied', 'APPEND', null, 'all'),
    ('patient.balance', 'APPEND', null, 'all'),
    ('patient.looked', 'APPEND', null, 'all'),
    ('patient.unsettled', 'READ', null, 'all'),
    ('ledger.book', 'READ', null, 'all'),
    ('ledger.account_kind', 'READ', null, 'all'),
    ('ledger.event', 'READ', null, 'all'),
    ('ledger.account', 'APPEND', null, 'all'),
    ('ledger.transfer', 'APPEND', null, 'all'),
    ('ledger.posting_key', 'APPEND', null, 'all'),
    ('ledger.block', 'APPEND', null, 'all'),
    ('ledger.account_block', 'APPEND', null, 'all'),
    ('payout.earning', 'CHANGE', 'payout_id', 'all'),
    ('payout.batch', 'CHANGE', 'pay_date, payouts, cents, content_sha256, state, released_by, file_id', 'all'),
    ('payout.payout', 'CHANGE', 'state', 'all'),
    ('payout.line', 'APPEND', null, 'all'),
    ('payout.batch_event', 'APPEND', null, 'all'),
    ('payout.release', 'CHANGE', 'approved_by', 'all'),
    ('payout.entry_notice', 'APPEND', null, 'all'),
    ('proof.proof', 'APPEND', null, 'all'),
    ('proof.finding', 'APPEND', null, 'all'),
    ('proof.broken_row', 'APPEND', null, 'all'),
    ('proof.open_break', 'CHANGE', 'last_run, repaired_run, detail', 'all'),
    ('proof.seal', 'APPEND', null, 'all'),
    ('proof.seal_rule', 'READ', null, 'all'),
    ('proof.sealing', 'READ', null, 'all'),
    ('proof.let_go', 'READ', null, 'all'),
    ('replay.plan', 'CHANGE', 'state, executed_run, executed_by', 'all'),
    ('replay.plan_claim', 'APPEND', null, 'all');

  for t in
    select n.nspname as schema, n.nspname || '.' || c.relname as relation, c.oid, c.relkind, c.relispartition, s.takes, s.changing, s.finance
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join side s on s.relation = n.nspname || '.' || c.relname
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\_%'
     order by 2
  loop
    execute format('revoke all on %s from pipeline, finance, phi', t.oid::regclass);
    continue when t.relispartition;
    if t.schema = 'staging' then
      execute format('grant all on %s to phi', t.oid::regclass);
    elsif t.takes is null then
      raise exception 'Cannot say who may do what with %: it takes no side in R__who_may_do_what.sql', t.relation;
    else
      execute format('grant select%s%s on %s to %s', case when t.takes <> 'READ' then ', insert' end,
        case when t.takes = 'DELETE' then ', delete' end, t.oid::regclass, case t.schema when 'phi' then 'phi' else 'pipeline' end);
      if t.changing is not null then
        execute format('grant update (%s) on %s to pipeline', t.changing, t.oid::regclass);
      end if;
      if t.finance = 'all' then
        execute format('grant select on %s to finance', t.oid::regclass);
      elsif t.finance <> 'none' then
        -- One column is PHI: it is phi's to read, and nobody else's.
        select string_agg(quote_ident(attname), ', ' order by attnum) into read_columns
          from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attname <> t.finance;
        execute format('revoke select on %s from pipeline', t.oid::regclass);
        execute format('grant select (%s) on %s to pipeline, finance', read_columns, t.oid::regclass);
        execute format('grant select (%I) on %s to phi', t.finance, t.oid::regclass);
      end if;
    end if;
  end loop;

  for t in select relation from side where to_regclass(relation) is null loop
    raise exception 'Cannot say who may do what with %: there is no such table', t.relation;
  end loop;

  grant usage on schema phi, staging to phi;
  grant usage on schema run, batch, fact, claim, worklist, exchange, eligibility, remit, deposit, patient, ledger, payout, proof, replay to pipeline;
  grant usage on schema run, fact, claim, worklist, exchange, eligibility, remit, deposit, patient, ledger, payout, proof, replay to finance;
  grant usage on all sequences in schema batch to pipeline;
  -- The nights look whether a migration is missing.
  if to_regclass('public.flyway_schema_history') is not null then
    grant select on public.flyway_schema_history to pipeline;
  end if;
end
$$;
