-- Each event of the card processor counts or waits as an item, and is booked once for what it moves; so is what it pays of a client's share.
with tonight as (
  select r.run_id, t.session_id, t.claim_id, t.event, d.kind = e.debit_kind as as_usual, t.amount_cents, d.kind as debit_kind, d.owner as debit_owner,
         c.owner as credit_owner
    from scope_run r
    join ledger.block b using (run_id)
    join ledger.transfer t on t.seq between b.first_seq and b.last_seq
    join ledger.event e using (event)
    join ledger.account d on d.account_id = t.debit
    join ledger.account c on c.account_id = t.credit
   where t.event in ('CLIENT_CHARGED', 'PREPAYMENT_APPLIED', 'PREPAYMENT_GIVEN_ACROSS', 'PREPAYMENT_APPLIED_ACROSS')
), counted as (
  select run_id, session_id, client_id, sum(cents) as cents
    from scope_run join patient.payment using (run_id) where settlement_id is null group by 1, 2, 3
), charged as (
  select run_id, session_id, case when as_usual then credit_owner else debit_owner end as client_id,
         sum(case when as_usual then amount_cents else -amount_cents end) as cents
    from tonight where event = 'CLIENT_CHARGED' group by 1, 2, 3
), applied as (
  select a.run_id, a.claim_id, a.client_id, w.event, sum(case when a.undoes is null then a.cents else -a.cents end) as cents
    from scope_run
    join patient.applied a using (run_id)
   cross join lateral (select 'PREPAYMENT_APPLIED' as event where a.charge_entity = a.claim_entity
                       union all
                       select unnest(array['PREPAYMENT_GIVEN_ACROSS', 'PREPAYMENT_APPLIED_ACROSS']) where a.charge_entity <> a.claim_entity) w
   group by 1, 2, 3, 4
), paid as (
  select run_id, claim_id, event,
         case when (event = 'PREPAYMENT_APPLIED_ACROSS') = as_usual then credit_owner else debit_owner end as client_id,
         sum(case when as_usual then amount_cents else -amount_cents end) as cents
    from tonight where event <> 'CLIENT_CHARGED' group by 1, 2, 3, 4
)
select 'session ' || coalesce(p.session_id, b.session_id), 'card events that count make ' || coalesce(p.cents, 0) || ' cents in '
       || coalesce(p.run_id, b.run_id) || ', booked are ' || coalesce(b.cents, 0), null, coalesce(p.run_id, b.run_id)
  from counted p full join charged b using (run_id, session_id, client_id)
 where coalesce(p.cents, 0) <> coalesce(b.cents, 0)
union all
select 'claim ' || coalesce(a.claim_id, b.claim_id), coalesce(a.event, b.event) || ' should book ' || coalesce(a.cents, 0) || ' cents in '
       || coalesce(a.run_id, b.run_id) || ', booked are ' || coalesce(b.cents, 0), null, coalesce(a.run_id, b.run_id)
  from applied a full join paid b using (run_id, claim_id, client_id, event)
 where coalesce(a.cents, 0) <> coalesce(b.cents, 0)
union all
select 'card event ' || f.key, 'was read in ' || f.run_id || ', and neither counts nor waits as an open item', null, f.run_id
  from scope_run
  join patient.looked using (run_id)
  join run.run r using (run_id)
  join phi.fact_version f on f.run_id = r.run_id and f.topic = 'patient-payments' and f.recorded_at <= r.as_of
 where not exists (select from patient.payment p where p.payment_id = f.key)
   and not exists (select from worklist.item i where i.kind = 'WAITING_CARD_EVENT' and i.business_key = f.key and i.state = 'OPEN')
 order by 1
