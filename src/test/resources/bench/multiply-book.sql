-- Multiplies a small real book into a large one that proves. Given are copied_claim (old_id, copy, claim_id, control_number, run_id): which
-- claim is copied, how often, and under which number; copied_content (claim_id, version, content, content_sha256): what the copies say; and bench_run (run_id, business_date, answered): the two nights that are multiplied.
-- What is copied keeps its practices, payers, dates and amounts; ids of sessions, clients and providers get the number of the copy behind a
-- hyphen, so that a copied provider has the sessions of one provider's day.

-- copied lines and sessions
create temporary table copied_session as
select distinct l.session_id as old_id, k.copy, l.session_id || '-' || k.copy as session_id, k.claim_id, k.run_id
  from copied_claim k join claim.line l on l.claim_id = k.old_id;

insert into claim.claim (claim_id, natural_key, payer, payer_sequence, billing_entity, client_id, provider_id, practice_id, service_date,
       place_of_service, run_id)
select k.claim_id, concat_ws('|', c.client_id || '-' || k.copy, c.provider_id || '-' || k.copy)
         || substr(c.natural_key, length(concat_ws('|', c.client_id, c.provider_id)) + 1) || '-' || k.copy,
       c.payer, c.payer_sequence, c.billing_entity, c.client_id || '-' || k.copy, c.provider_id || '-' || k.copy,
       c.practice_id, c.service_date, c.place_of_service, c.run_id
  from copied_claim k join claim.claim c on c.claim_id = k.old_id order by k.claim_id;

insert into claim.version
select k.claim_id, v.version, k.control_number, v.frequency, v.charge_cents, v.expected_cents, v.payer_claim_number, v.reason, v.plan_id,
       o.content_sha256, v.run_id
  from copied_claim k
  join claim.version v on v.claim_id = k.old_id
  join copied_content o on o.claim_id = k.claim_id and o.version = v.version
 order by k.claim_id;

insert into phi.claim_content select claim_id, version, content from copied_content order by claim_id, version;

insert into claim.line
select k.claim_id, l.version, l.line_number, k.control_number || right(l.line_control_number, 3), l.session_id || '-' || k.copy,
       l.session_revision, l.procedure_code, l.modifiers, l.units, l.charge_cents, l.expected_cents
  from copied_claim k join claim.line l on l.claim_id = k.old_id order by k.claim_id, l.line_number;

insert into claim.finding
select k.claim_id, f.version, f.ordinal, f.session_id || '-' || k.copy, f.line, f.edit_code, f.edition, f.severity, f.source, f.message
  from copied_claim k join claim.finding f on f.claim_id = k.old_id order by k.claim_id, f.version, f.ordinal;

insert into claim.state (claim_id, version, state, codes, live_version, live_state, payer_claim_number, last_seq, since)
select k.claim_id, s.version, s.state, s.codes, s.live_version, s.live_state, s.payer_claim_number || '-' || k.copy, s.last_seq, s.since
  from copied_claim k join claim.state s on s.claim_id = k.old_id order by k.claim_id;

insert into claim.session_state (session_id, revision, disposition, reason, claim_id, payer, practice_id, provider_id, client_id, service_date,
       first_confirmed_on, charge_cents, earned_cents, run_id, starts_at, ends_at, procedure_codes)
select k.session_id, s.revision, s.disposition, s.reason, k.claim_id, s.payer, s.practice_id, s.provider_id || '-' || k.copy, s.client_id || '-' || k.copy,
       s.service_date, s.first_confirmed_on, s.charge_cents, s.earned_cents, s.run_id, s.starts_at, s.ends_at, s.procedure_codes
  from copied_session k join claim.session_state s on s.session_id = k.old_id;

-- facts, receipts, events
insert into phi.fact_version
select v.topic, k.session_id, v.revision, v.recorded_at, v.client_id || '-' || k.copy, v.content_hash, v.payload, v.run_id
  from copied_session k join phi.fact_version v on v.topic = 'sessions' and v.key = k.old_id;

insert into fact.receipt
select r.topic, r.partition, 1000000000 + row_number() over (partition by r.topic, r.partition order by k.copy, r.record_offset), r.run_id,
       k.session_id, r.revision, r.recorded_at, r.outcome, r.reason
  from copied_session k join fact.receipt r on r.topic = 'sessions' and r.key = k.old_id;

insert into run.outbox
select encode(sha256(convert_to(o.event_id || k.copy, 'UTF8')), 'hex'), o.topic, k.session_id, o.key_seq, o.run_id, o.payload, o.sent_at, o.headers
  from copied_session k join run.outbox o on o.key = k.old_id and o.topic = 'session-status';

-- files
create temporary table copied_inquiry as
select distinct on (i.trace, k.copy) i.trace as old_trace, k.copy, i.trace || '-' || k.copy as trace, i.file_id as old_file
  from copied_claim k
  join claim.claim c on c.claim_id = k.old_id
  join eligibility.inquiry i on i.client_id = c.client_id and i.run_id = c.run_id
 order by i.trace, k.copy;

create temporary table copied_file as
select f.file_id as old_id, f.copy, o.run_id, o.partner, o.kind,
       (select value from run.counter where name = 'outbound-file') + row_number() over (order by f.copy, f.file_id) as file_id,
       (select value from run.counter where name = 'interchange:' || o.partner)
         + row_number() over (partition by o.partner order by f.copy, f.file_id) as control,
       (select max(x.ordinal) from exchange.outbound_file x where (x.run_id, x.partner, x.kind) = (o.run_id, o.partner, o.kind))
         + row_number() over (partition by o.run_id, o.partner, o.kind order by f.copy, f.file_id) as ordinal,
       encode(sha256(convert_to(o.sha256 || '-' || f.copy, 'UTF8')), 'hex') as sha256
  from (select distinct x.file_id, k.copy from copied_claim k join exchange.filed_claim x on x.claim_id = k.old_id
        union
        select distinct old_file, copy from copied_inquiry) f
  join exchange.outbound_file o using (file_id);

insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions, claims,
       charge_cents, state, name, sha256, bytes, withheld_reason)
select k.file_id, o.run_id, o.partner, o.kind, o.usage, k.ordinal, k.control, k.control, o.transactions, 0, 0, o.state,
       o.kind || '_' || to_char(r.business_date, 'YYYYMMDD') || '_' || lpad(k.control::text, 9, '0') || '_' || left(k.sha256, 12) || '.edi',
       k.sha256, o.bytes, null
  from copied_file k join exchange.outbound_file o on o.file_id = k.old_id join run.run r on r.run_id = o.run_id
 order by k.file_id;

-- A claim was sent in the file that its event names.
insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
select k.claim_id, e.seq, e.version, e.kind, e.source, e.codes, coalesce(n.name, e.cause), e.business_date, e.run_id
  from copied_claim k
  join claim.event e on e.claim_id = k.old_id
  left join exchange.outbound_file o on o.name = e.cause and e.kind = 'SUBMITTED'
  left join copied_file d on d.old_id = o.file_id and d.copy = k.copy
  left join exchange.outbound_file n on n.file_id = d.file_id
 order by e.business_date, k.claim_id, e.seq;

insert into exchange.filed_claim
select d.file_id, k.claim_id, f.version, f.transaction_control, row_number() over (partition by d.file_id order by f.ordinal)
  from copied_claim k
  join exchange.filed_claim f on f.claim_id = k.old_id
  join copied_file d on d.old_id = f.file_id and d.copy = k.copy;

insert into exchange.outbound_transaction
select f.file_id, f.transaction_control, min(t.payer), count(*), sum(v.charge_cents)
  from copied_file d
  join exchange.filed_claim f on f.file_id = d.file_id
  join claim.version v on v.claim_id = f.claim_id and v.version = f.version
  join exchange.outbound_transaction t on t.file_id = d.old_id and t.transaction_control = f.transaction_control
 group by f.file_id, f.transaction_control;

insert into exchange.outbound_transaction
select d.file_id, i.transaction_control, min(i.payer), count(*), 0
  from copied_inquiry q
  join copied_file d on d.old_id = q.old_file and d.copy = q.copy
  join eligibility.inquiry i on i.trace = q.old_trace
 group by d.file_id, i.transaction_control;

update exchange.outbound_file o set transactions = t.transactions, claims = t.claims, charge_cents = t.cents
  from (select file_id, count(*) as transactions, sum(claims) as claims, sum(charge_cents) as cents
          from exchange.outbound_transaction join copied_file using (file_id) group by file_id) t
 where o.file_id = t.file_id;

insert into exchange.file_answer
select a.sha256, 1000000 + row_number() over (partition by a.sha256 order by d.file_id, a.position), a.source, d.file_id, a.transaction_control, a.verdict, a.codes, a.run_id, a.business_date
  from copied_file d join exchange.file_answer a on a.file_id = d.old_id;

insert into eligibility.inquiry
select q.trace, d.file_id, i.transaction_control, i.client_id || '-' || q.copy, i.payer, i.fingerprint, i.asked_for, i.asked_on,
       i.ask_again_on, i.run_id
  from copied_inquiry q
  join copied_file d on d.old_id = q.old_file and d.copy = q.copy
  join eligibility.inquiry i on i.trace = q.old_trace;

insert into eligibility.evidence
select e.evidence_id || '-' || q.copy, q.trace, e.sha256, e.transaction_ordinal, e.segment_ordinal, e.client_id || '-' || q.copy, e.payer,
       e.fingerprint, e.asked_for, e.answered_on, e.valid_until, e.status, e.codes, e.retriable, e.covered_from, e.covered_to, e.copay_cents,
       e.coinsurance_millionths, e.deductible_left_cents, e.authorization_required, e.other_entity, e.run_id
  from copied_inquiry q join eligibility.evidence e on e.trace = q.old_trace;

insert into eligibility.decision
select distinct on (k.copy, d.client_id, d.service_date) d.client_id || '-' || k.copy, d.service_date, d.payer, d.status, d.codes,
       d.evidence_id || '-' || k.copy, d.copay_cents, d.run_id
  from copied_claim k
  join claim.claim c on c.claim_id = k.old_id
  join eligibility.decision d on d.client_id = c.client_id and d.service_date = c.service_date;

-- earnings and money
insert into payout.earning
select k.session_id, e.seq, e.practice_id, e.provider_id || '-' || k.copy, e.billing_entity, e.first_confirmed_on, e.service_date, e.cents, null, e.run_id
  from copied_session k join payout.earning e on e.session_id = k.old_id;

create temporary table copied_payment as
select p.old_id, p.copy, p.cents,
       (select value from run.counter where name = 'payment') + row_number() over (order by p.copy, p.old_id) as payment_id
  from (select r.payment_id as old_id, k.copy, sum(r.paid_cents) as cents
          from copied_claim k join remit.claim r on r.claim_id = k.old_id group by 1, 2) p;

insert into remit.payment (payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, movement, content, partner, sha256,
       transaction_ordinal, transaction_control, state, reason, booked, posted_cents, suspended_cents, run_id, business_date, natural_key)
select k.payment_id, p.originator, p.payee_id, p.billing_entity, p.trace || '-' || k.copy, p.paid_on, k.cents, p.method, p.movement, p.content, p.partner,
       p.sha256, p.transaction_ordinal, p.transaction_control, p.state, p.reason, p.booked, k.cents, 0, p.run_id, p.business_date,
       p.natural_key || '-' || k.copy
  from copied_payment k join remit.payment p on p.payment_id = k.old_id;

create temporary table copied_adjudication as
select p.old_id as old_payment, r.ordinal, p.payment_id, k.claim_id, k.control_number, k.copy
  from copied_claim k
  join remit.claim r on r.claim_id = k.old_id
  join copied_payment p on p.old_id = r.payment_id and p.copy = k.copy;

insert into remit.claim (payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
       payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule, state, reason, remarks,
       match_score, classified_for, due_on, in_suspense, effect, codes, contractual_cents, patient_posted_cents, denied_cents, applied_order,
       received_on, crossed_over, posted_run, posted_on)
select k.payment_id, r.ordinal, r.occurrence, k.control_number, r.status, r.charge_cents, r.paid_cents, r.patient_cents,
       r.payer_claim_number || '-' || k.copy, r.frequency, r.service_date, r.segment, r.content, r.flaw, k.claim_id, r.version, r.payer,
       r.match_rule, r.state, r.reason, r.remarks, r.match_score, r.classified_for, r.due_on, r.in_suspense, r.effect, r.codes,
       r.contractual_cents, r.patient_posted_cents, r.denied_cents, r.applied_order, r.received_on, r.crossed_over, r.posted_run, r.posted_on
  from copied_adjudication k join remit.claim r on (r.payment_id, r.ordinal) = (k.old_payment, k.ordinal);

insert into remit.line
select k.payment_id, l.ordinal, l.line, l.procedure_code, l.decided_code, l.modifiers, l.service_date, l.charge_cents, l.paid_cents,
       case when l.line_control_number = '' then '' else k.control_number || right(l.line_control_number, 3) end, l.remarks,
       l.line_number, l.expected_cents, l.allowed_cents
  from copied_adjudication k join remit.line l on (l.payment_id, l.ordinal) = (k.old_payment, k.ordinal);

insert into remit.adjustment
select k.payment_id, a.ordinal, a.line, a.place, a.group_code, a.reason_code, a.cents, a.class
  from copied_adjudication k join remit.adjustment a on (a.payment_id, a.ordinal) = (k.old_payment, k.ordinal);

-- Items of a decision are found by its payment and place.
create temporary table copied_item as
select k.claim_id, w.work_item_id, w.kind,
       case when w.kind = 'REJECTED_CLAIM' then replace('|' || w.business_key, '|' || k.old_id || '|', k.claim_id || '|')
            when p.payment_id is not null then p.payment_id || substr(w.business_key, length(p.old_payment::text) + 1)
            else w.business_key || '-' || k.copy end as business_key
  from copied_claim k
  join worklist.item w on w.claim_id = k.old_id
  left join copied_adjudication p on p.claim_id = k.claim_id and starts_with(w.business_key || '|', p.old_payment || '|' || p.ordinal || '|');

insert into worklist.item (kind, business_key, claim_id, subject, root_cause, owner, closing, deadline, cents, evidence, state, opened_on, opened_run,
       first_run, ended_run, last_seq)
select k.kind, k.business_key, k.claim_id, 'claim ' || k.claim_id, w.root_cause, w.owner, w.closing, w.deadline, w.cents, w.evidence, w.state,
       w.opened_on, w.opened_run, w.first_run, w.ended_run, w.last_seq
  from copied_item k join worklist.item w using (work_item_id);

insert into worklist.item_event (work_item_id, seq, event, claim_id, root_cause, owner, closing, deadline, cents, stage, person, because, outcome,
       business_date, run_id)
select worklist.item_id(k.kind, k.business_key), e.seq, e.event, k.claim_id, e.root_cause, e.owner, e.closing, e.deadline, e.cents, e.stage, e.person,
       e.because, e.outcome, e.business_date, e.run_id
  from copied_item k join worklist.item_event e using (work_item_id);

create temporary table copied_deposit as
select p.line_id as old_id, k.copy, k.payment_id, k.cents, p.cleared_on,
       (select value from run.counter where name = 'bank-line') + row_number() over (order by k.payment_id) as line_id
  from copied_payment k join deposit.part p on p.payment_id = k.old_id
 where k.cents > 0;

insert into deposit.line
select k.line_id, l.bank_account, l.billing_entity, l.as_of, l.kind, l.type_code, k.cents, l.bank_reference, l.customer_reference || '-' || k.copy,
       l.occurrence, l.originator, l.trace || '-' || k.copy, array[l.trace || '-' || k.copy || '*' || l.originator], l.state, l.reason, l.payout_id,
       l.sha256, l.file_line, l.run_id, l.business_date
  from copied_deposit k join deposit.line l on l.line_id = k.old_id;

insert into deposit.part
select k.line_id, k.payment_id, k.cents, k.cleared_on, l.run_id from copied_deposit k join deposit.line l on l.line_id = k.line_id;

insert into deposit.clearing
select k.payment_id, c.originator, c.billing_entity, c.trace || '-' || k.copy, c.method, k.cents, k.cents, c.since, c.cleared_on
  from copied_payment k join deposit.clearing c on c.payment_id = k.old_id
 where k.cents > 0;

update deposit.statement s
   set opening_cents = s.opening_cents + coalesce(x.before, 0), closing_cents = s.closing_cents + coalesce(x.before, 0) + coalesce(x.on_day, 0)
  from (select t.bank_account, t.as_of, sum(k.cents) filter (where l.as_of < t.as_of) as before, sum(k.cents) filter (where l.as_of = t.as_of) as on_day
          from deposit.statement t
          join deposit.line l on l.bank_account = t.bank_account and l.as_of <= t.as_of
          join copied_deposit k on k.line_id = l.line_id
         group by 1, 2) x
 where s.bank_account = x.bank_account and s.as_of = x.as_of;

-- counters
update run.counter set value = (select max(claim_id) from claim.claim) where name = 'claim';
update run.counter set value = (select max(file_id) from exchange.outbound_file) where name = 'outbound-file';
update run.counter set value = (select max(payment_id) from remit.payment) where name = 'payment';
update run.counter set value = (select max(line_id) from deposit.line) where name = 'bank-line';
update run.counter c set value = x.control
  from (select partner, max(interchange_control) as control from exchange.outbound_file group by 1) x where c.name = 'interchange:' || x.partner;

-- control totals: what was added went through
update run.control_total t
   set records_in = t.records_in + a.records, records_out = t.records_out + a.records,
       cents_in = t.cents_in + a.cents, cents_out = t.cents_out + a.cents
  from (select r.run_id, m.stage, m.measure, m.records, m.cents
          from bench_run r
         cross join lateral (
           select 'ingest' as stage, unnest(array['records', 'sessions']) as measure, count(*) as records, 0::bigint as cents
             from copied_session k join fact.receipt f on f.topic = 'sessions' and f.key = k.old_id where f.run_id = r.run_id
           union all
           select s.stage, s.measure, count(*), case s.measure when 'sessions' then 0 else sum(v.charge_cents) end
             from (values ('build', 'claims'), ('build', 'lines'), ('split', 'claims'), ('submit', 'claims')) s(stage, measure),
                  copied_claim k join claim.version v on v.claim_id = k.old_id
            where k.run_id = r.run_id group by 1, 2
           union all
           select s.stage, 'files', count(*), sum(o.charge_cents)
             from (values ('split'), ('submit')) s(stage), copied_file k join exchange.outbound_file o on o.file_id = k.file_id
            where k.run_id = r.run_id and k.kind = '837P' group by 1
           union all
           select 'payout', 'earnings', count(*), sum(e.cents)
             from copied_session k join payout.earning e on e.session_id = k.session_id where e.run_id = r.run_id
           union all
           select 'remit', 'payments', count(*), coalesce(sum(k.cents), 0)
             from copied_payment k join remit.payment p on p.payment_id = k.payment_id where p.run_id = r.run_id
           union all
           select 'remit', 'claims', count(*), coalesce(sum(c.paid_cents), 0)
             from copied_payment k join remit.claim c on c.payment_id = k.payment_id where c.posted_run = r.run_id
           union all
           select 'reassociate', 'bank-lines', count(*), coalesce(sum(k.cents), 0)
             from copied_deposit k join deposit.line l on l.line_id = k.line_id where l.run_id = r.run_id) m) a
 where (t.run_id, t.stage, t.measure) = (a.run_id, a.stage, a.measure);
