-- What was proved, night by night; breaks, which stand until they are repaired; and the seal of every run that ended.
create schema proof;

create table proof.proof (
  run_id        text primary key references run.run,
  business_date date not null,
  last_seq      bigint not null,                 -- the book was proved up to here
  last_block    bigint not null,
  head          bytea not null,
  restored      bigint not null default 0,       -- the newest epoch that the book had been put back behind by then: heads written before stay as they are
  whole_next    boolean not null default false   -- more rows broke than were kept: the next night looks at everything
);

create table proof.finding (
  run_id    text not null,
  invariant text not null,
  promise   text not null,
  figure    bigint not null,                     -- how much was looked at: rows or cents
  unit      text not null,
  broken    bigint not null,
  primary key (run_id, invariant)
);

create table proof.broken_row (
  run_id      text not null,
  invariant   text not null,
  ordinal     int not null,
  subject     text not null,                     -- the row: claim, file, transfer, payment
  detail      text not null,                     -- found and expected, never PHI
  practice_id text,                              -- whose payouts it blocks; all where null
  primary key (run_id, invariant, ordinal)
);

-- A row that broke a promise, from the night that first saw it to the night that found it whole again. Until then every
-- night looks at it again.
create table proof.open_break (
  invariant    text not null,
  subject      text not null,
  first_run    text not null,
  last_run     text not null,                    -- the newest night that found it broken
  repaired_run text,
  looks_by     text not null,                    -- what kind of thing the key names
  key          text,                             -- null: every night looks there anyway
  detail       text not null,
  practice_id  text,
  primary key (invariant, subject, first_run)
);
create unique index open_break_open on proof.open_break (invariant, subject) where repaired_run is null;

-- The digests of the rows that a run left behind, taken in the transaction that ends the run: what is changed, lost or
-- added afterwards is no longer what was sealed.
create table proof.seal (
  run_id   text not null,
  relation text not null,
  aspect   text not null,
  digests  bigint[] not null,                    -- one per row, in no order
  names    text[] not null,                      -- primary keys of the same rows: read only where one is gone
  primary key (run_id, relation, aspect)
);

-- Where a row's run is told otherwise than by its column run_id, or some of its columns go on changing.
create table proof.seal_rule (
  relation text not null,
  aspect   text not null,
  source   text,                                 -- from clause in which t is the relation; null: not sealed
  run      text,                                 -- the run that left the row so
  left_out text[] not null default '{}',         -- columns that go on changing
  complete boolean not null default true,        -- a sealed row stays in its run's set for ever
  why      text not null,
  primary key (relation, aspect)
);

insert into proof.seal_rule (relation, aspect, source, run, left_out, complete, why) values
  ('ledger.transfer', 'row', null, null, '{}', true, 'the chain of digests holds it'),
  ('proof.seal', 'row', null, null, '{}', true, 'it is the seal'),
  ('run.outbox', 'row', 'run.outbox t', 't.run_id', '{sent_at,aside}', true, 'sent when the relay comes to it'),
  ('run.outbox_history', 'row', 'run.outbox_history t', 't.run_id', '{}', false, 'the run that last let events of the key go'),
  ('claim.line', 'row', 'claim.version v join claim.line t using (claim_id, version)', 'v.run_id', '{}', true, 'written with its version'),
  ('claim.finding', 'row', 'claim.version v join claim.finding t using (claim_id, version)', 'v.run_id', '{}', true, 'written with its version'),
  ('phi.claim_content', 'row', 'claim.version v join phi.claim_content t using (claim_id, version)', 'v.run_id', '{}', true,
    'written with its version'),
  ('claim.session_state', 'row', 'claim.session_state t', 't.run_id', '{}', false, 'the run that last decided on the session'),
  ('claim.state', 'row', 'claim.event e join claim.state t on t.claim_id = e.claim_id and t.last_seq = e.seq', 'e.run_id', '{}', false,
    'changes with each event'),
  ('claim.hold', 'opened', 'claim.hold t', 't.opened_run', '{released_run}', true, 'released once'),
  ('claim.hold', 'released', 'claim.hold t', 't.released_run', '{}', true, 'released once'),
  ('worklist.item', 'row', 'worklist.item t', 't.first_run',
    '{claim_id,root_cause,advice,owner,closing,deadline,cents,state,opened_on,opened_run,ended_run,last_seq}', true, 'its trail is sealed, and tells the rest'),
  ('exchange.outbound_transaction', 'row', 'exchange.outbound_file o join exchange.outbound_transaction t using (file_id)', 'o.run_id', '{}', true,
    'written with its file'),
  ('exchange.filed_claim', 'row', 'exchange.outbound_file o join exchange.filed_claim t using (file_id)', 'o.run_id', '{}', true,
    'written with its file'),
  ('exchange.inbound_file', 'received', 'exchange.inbound_file t', 't.run_id', '{handled_run,outcome}', true, 'handled once'),
  ('exchange.inbound_file', 'handled', 'exchange.inbound_file t', 't.handled_run', '{}', true, 'handled once'),
  ('eligibility.inquiry', 'row', 'eligibility.inquiry t', 't.run_id', '{ask_again_on}', true, 'an answer moves the date of the next question'),
  ('eligibility.decision', 'row', 'eligibility.decision t', 't.run_id', '{}', false, 'the run that last decided otherwise'),
  ('remit.payment', 'row', 'remit.payment t', 't.run_id', '{posted_cents,suspended_cents}', true, 'what was suspended posts later'),
  ('remit.claim', 'reported', 'remit.payment p join remit.claim t using (payment_id)', 'p.run_id',
    '{claim_id,version,payer,match_rule,state,reason,suspense_booked,effect,codes,contractual_cents,patient_posted_cents,denied_cents,reversed_by_payment,reversed_by_ordinal,applied_order,posted_run,posted_on,match_score,classified_for,due_on,in_suspense}',
    true, 'as the payer reported it'),
  ('remit.claim', 'posted', 'remit.claim t', 't.posted_run', '{state,reversed_by_payment,reversed_by_ordinal}', true, 'a reversal changes the state'),
  ('remit.line', 'reported', 'remit.payment p join remit.line t using (payment_id)', 'p.run_id', '{line_number,expected_cents,allowed_cents}', true,
    'as the payer reported it'),
  ('remit.line', 'posted', 'remit.claim c join remit.line t using (payment_id, ordinal)', 'c.posted_run', '{}', true, 'matched by then'),
  ('remit.adjustment', 'reported', 'remit.payment p join remit.adjustment t using (payment_id)', 'p.run_id', '{class}', true,
    'as the payer reported it; classified when it takes effect'),
  ('remit.adjustment', 'posted', 'remit.claim c join remit.adjustment t using (payment_id, ordinal)', 'c.posted_run', '{}', true,
    'classified by then'),
  ('phi.reported_person', 'row', 'remit.payment p join phi.reported_person t using (payment_id)', 'p.run_id', '{}', true,
    'as the payer reported it'),
  ('remit.provider_adjustment', 'row', 'remit.payment p join remit.provider_adjustment t using (payment_id)', 'p.run_id', '{}', true,
    'written with its payment'),
  ('deposit.line', 'received', 'deposit.line t', 't.run_id', '{state,reason}', true, 'its payment may come later, or the bank may take it back'),
  ('deposit.clearing', 'expected', 'remit.payment p join deposit.clearing t using (payment_id)', 'p.run_id', '{deposited_cents,cleared_on}', true,
    'what the payment said will come'),
  ('payout.earning', 'earned', 'payout.earning t', 't.run_id', '{payout_id}', true, 'its payout may be cancelled or come back'),
  ('payout.line', 'row', 'payout.batch b join payout.payout p using (batch_id) join payout.line t using (payout_id)', 'b.run_id', '{}', true,
    'written with its payout'),
  ('payout.batch', 'prepared', 'payout.batch t', 't.run_id', '{pay_date,payouts,cents,content_sha256,state,released_by,file_id}', true,
    'its events are sealed, and tell the rest'),
  ('payout.batch', 'released', 'exchange.outbound_file f join payout.batch t using (file_id)', 'f.run_id', '{state}', true, 'released once'),
  ('payout.payout', 'prepared', 'payout.batch b join payout.payout t using (batch_id)', 'b.run_id', '{state,return_code}', true,
    'what becomes of it is told later'),
  ('replay.plan', 'executed', 'replay.plan t', 't.executed_run', '{}', true, 'carried out once'),
  ('replay.plan_claim', 'executed', 'replay.plan p join replay.plan_claim t using (plan_id)', 'p.executed_run', '{}', true, 'written with its plan');

-- What is sealed and how: the rules, and every other table whose rows name their run, whole. Tables made later join by themselves.
create view proof.sealing as
with kept as (
  select c.oid, n.nspname || '.' || c.relname as relation,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'run_id' and not a.attisdropped) as names_run
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'staging', 'batch') and n.nspname not like 'pg\_%'
), ruled as (
  select relation, aspect, source, run, left_out, complete from proof.seal_rule where source is not null
  union all
  select k.relation, 'row', k.relation || ' t', 't.run_id', '{}', true
    from kept k where k.names_run and not exists (select from proof.seal_rule r where r.relation = k.relation)
)
select r.relation, r.aspect, r.source, r.run, r.complete, a.columns, a.named, a.practice
  from ruled r
  join kept k using (relation)
 cross join lateral (
   select string_agg(format('t.%I', a.attname), ', ' order by a.attnum) filter (where a.attname <> all (r.left_out)) as columns,
          string_agg(format('t.%I', a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
            filter (where a.attnum = any (i.indkey)) as named,
          case when bool_or(a.attname = 'practice_id') then 't.practice_id'
               when bool_or(a.attname = 'claim_id')
               then '(select c.practice_id from claim.claim c where c.claim_id = t.claim_id)' else 'null::text' end as practice
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped) a;

-- Sealed rows that are kept no longer, by relation and run.
create view proof.let_go as select 'run.outbox' as relation, purged_run as run_id from run.outbox_purge;

-- Seals a run, once: to be called in the transaction that ends it.
create function proof.seal(ended_run text) returns void language plpgsql as $$
declare
  s record;
begin
  if exists (select from proof.seal where run_id = ended_run) then
    return;
  end if;
  for s in select * from proof.sealing order by relation, aspect loop
    execute format(
      'insert into proof.seal (run_id, relation, aspect, digests, names)
       select $1, %L, %L, array_agg(digest), array_agg(named)
         from (select hash_record_extended(row(%s), 0) as digest, concat_ws(''/'', %s) as named from %s where %s = $1) d having count(*) > 0',
      s.relation, s.aspect, s.columns, s.named, s.source, s.run) using ended_run;
  end loop;
end
$$;

-- Rows of the runs in pg_temp.scope_sealed that are not as those runs left them; the key is the run. Under the empty run: rows of runs that
-- there never were. Count and sum of the digests tell the few runs whose rows are looked at one by one; where sealed rows may leave
-- the run's set, they all are.
create function proof.broken_seals() returns table (subject text, detail text, practice_id text, key text) language plpgsql as $$
declare
  s record;
  suspect text[];
begin
  for s in select * from proof.sealing where exists (select from pg_temp.scope_sealed) order by relation, aspect loop
    if s.complete then
      execute format(
        'select array_agg(run_id)
           from (select x.run_id, count(*) as rows, sum(hash_record_extended(row(%3$s), 0)) as total
                   from %4$s join pg_temp.scope_sealed x on x.run_id = %5$s group by 1) f
           full join (select k.run_id, cardinality(k.digests) as rows, (select sum(d.digest) from unnest(k.digests) d(digest)) as total
                        from pg_temp.scope_sealed x join proof.seal k on k.run_id = x.run_id and k.relation = %1$L and k.aspect = %2$L
                       where not exists (select from proof.let_go l where l.relation = %1$L and l.run_id = k.run_id)) k
          using (run_id)
          where (f.rows, f.total) is distinct from (k.rows::bigint, k.total)',
        s.relation, s.aspect, s.columns, s.source, s.run) into suspect;
    else
      suspect := array(select run_id from pg_temp.scope_sealed);
    end if;
    if suspect is not null then
      return query execute format(
        'with kept as materialized (
           select k.run_id, d.digest
             from proof.seal k cross join unnest(k.digests) d(digest)
            where k.run_id = any ($1) and k.relation = %1$L and k.aspect = %2$L
              and not exists (select from proof.let_go l where l.relation = %1$L and l.run_id = k.run_id)
         ), found as materialized (
           select %7$s as run_id, hash_record_extended(row(%3$s), 0) as digest, concat_ws(''/'', %4$s) as named
             from %6$s where %7$s = any ($1)
         ), strange as materialized (
           select distinct f.run_id, f.digest
             from found f where not exists (select from kept k where k.run_id = f.run_id and k.digest = f.digest)
         ), gone as materialized (
           select k.run_id, k.digest from kept k
            where %8$L::boolean and not exists (select from found f where f.run_id = k.run_id and f.digest = k.digest)
         )
         select %1$L || '' '' || concat_ws(''/'', %4$s), ''is not the row that '' || x.run_id || '' left (%2$s)'', %5$s, x.run_id
           from %6$s join strange x on x.run_id = %7$s and x.digest = hash_record_extended(row(%3$s), 0)
          where exists (select from strange) -- rows are named only where there are any
         union all
         select %1$L || '' '' || n.name, ''is gone from what '' || k.run_id || '' left (%2$s)'', null, k.run_id
           from (select distinct g.run_id from gone g) r
           join proof.seal k on k.run_id = r.run_id and k.relation = %1$L and k.aspect = %2$L
          cross join unnest(k.digests, k.names) n(digest, name)
          where exists (select from gone g where g.run_id = k.run_id and g.digest = n.digest)
            and not exists (select from found f where f.run_id = k.run_id and f.named = n.name)',
        s.relation, s.aspect, s.columns, s.named, s.practice, s.source, s.run, s.complete) using suspect;
    end if;
    if exists (select from pg_temp.scope_sealed x where x.run_id = '') then
      return query execute format(
        'select %1$L || '' '' || concat_ws(''/'', %2$s), ''is of run '' || %4$s || '', which there never was'', null::text, ''''::text
           from %3$s where %4$s is not null and not exists (select from run.run r where r.run_id = %4$s)',
        s.relation, s.named, s.source, s.run);
    end if;
  end loop;
  return query
    select 'seal ' || k.relation || ' of ' || k.run_id,
           case when l.relation is null then 'seals nothing that there is (' else 'names other rows than it seals (' end || k.aspect || ')', null::text, k.run_id
      from pg_temp.scope_sealed x
      join proof.seal k using (run_id)
      left join proof.sealing l using (relation, aspect)
     where l.relation is null or cardinality(k.names) <> cardinality(k.digests);
end
$$;

create index event_by_date on claim.event using brin (business_date);
-- Rows of one run lie together: a block range tells where.
create index claim_by_run on claim.claim using brin (run_id);
create index event_by_run on claim.event using brin (run_id);
create index hold_by_opening_run on claim.hold using brin (opened_run);
create index fact_version_by_run on phi.fact_version using brin (run_id);
create index outbox_by_run on run.outbox using brin (run_id);
create index evidence_by_run on eligibility.evidence using brin (run_id);
create index decision_by_run on eligibility.decision using brin (run_id);
create index adjudication_by_run on remit.claim using brin (posted_run);
create index earning_by_run on payout.earning using brin (run_id);
-- Few transfers are mirrors or of a bank line: without an index of them alone, tonight's would be looked for in the whole book.
create index transfer_mirror on ledger.transfer (seq) where undoes is not null;
create index transfer_bank_line on ledger.transfer (seq) where bank_line_id is not null;
-- Few transfers are of a payment and no claim, or of a payout.
create index transfer_payment on ledger.transfer (payment_id) where claim_id is null and payment_id is not null;
create index transfer_payout on ledger.transfer (payout_id) where payout_id is not null;
create index adjustment_unlisted on remit.adjustment (payment_id, ordinal) where class = 'UNLISTED';
