-- What payers have yet to take = their provider adjustments = the recoupment accounts, reference by reference.
with item as (
  select p.originator, d.billing_entity, a.reference, d.taken_cents as cents, a.payment_id
    from remit.provider_adjustment a join remit.provider_standing d using (payment_id, item) join remit.payment p using (payment_id)
   where d.treatment in ('OPENS', 'CLOSES') and d.taken_cents <> 0
), reference as (
  select originator, billing_entity, reference, -sum(cents) as cents from item group by 1, 2, 3
), booked as (
  select a.owner as originator, a.entity as billing_entity, sum(b.credit_cents - b.debit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'payer-recoupment' group by 1, 2
), registered as (
  select originator, billing_entity, sum(balance_cents) as cents from remit.recoupment group by 1, 2
)
select 'reference ' || coalesce(r.reference, i.reference) || ' of ' || coalesce(r.originator, i.originator) || ' to ' || coalesce(r.billing_entity, i.billing_entity),
       'stands at ' || coalesce(r.balance_cents, 0) || ' cents, its provider adjustments make ' || coalesce(i.cents, 0), null, null
  from remit.recoupment r full join reference i using (originator, billing_entity, reference)
 where r.balance_cents is distinct from i.cents::bigint
union all
select 'reference ' || r.reference || ' of ' || r.originator || ' to ' || r.billing_entity, 'was opened by payment ' || r.opened_payment || ', which holds no such item', null, null
  from remit.recoupment r
 where not exists (select from item i where (i.originator, i.billing_entity, i.reference, i.payment_id) = (r.originator, r.billing_entity, r.reference, r.opened_payment))
union all
select 'account payer-recoupment:' || coalesce(b.billing_entity, r.billing_entity) || ':' || coalesce(b.originator, r.originator), 'balance ' || coalesce(b.cents, 0) || ', its references make ' || coalesce(r.cents, 0), null, null
  from booked b full join registered r using (originator, billing_entity)
 where coalesce(b.cents, 0) <> coalesce(r.cents, 0)
union all
select 'payment ' || a.payment_id || ' item ' || a.item, a.reason || ' of ' || a.cents || ' cents is treated as ' || coalesce(d.treatment, 'nothing')
       || ', ' || coalesce(d.taken_cents, 0) || ' taken, ' || coalesce(d.refunded_cents, 0) || ' refunded, ' || coalesce(d.suspended_cents, 0) || ' suspended', null, null
  from scope_payment x
  join remit.provider_adjustment a using (payment_id)
  left join remit.provider_standing d using (payment_id, item)
 where a.cents = 0 or d.treatment is null
    or a.cents <> d.taken_cents + d.refunded_cents + d.suspended_cents
    or d.taken_cents * a.cents < 0 or d.refunded_cents * a.cents < 0 or d.suspended_cents * a.cents < 0
    or d.billing_entity is null and (d.treatment, d.suspended_cents, d.waits_for) is distinct from ('SUSPENSE', a.cents, 'PROVIDER')
    or d.billing_entity is not null
       and case when d.person is not null and d.treatment <> 'SUSPENSE'
                then d.suspended_cents <> 0 and (d.treatment <> 'CLOSES' or coalesce(d.waits_for, '') <> 'REGISTER') or d.treatment = 'OPENS' and a.cents > 0
                when upper(trim(a.reason)) in ('WO', 'FB') and a.cents < 0 then (d.treatment, d.taken_cents) is distinct from ('OPENS', a.cents)
                when upper(trim(a.reason)) in ('WO', 'FB')
                then d.treatment <> 'CLOSES' or (d.suspended_cents <> 0) <> (coalesce(d.waits_for, '') = 'REGISTER')
                when upper(trim(a.reason)) = 'L6' then (d.treatment, d.taken_cents) is distinct from ('INTEREST', a.cents)
                when upper(trim(a.reason)) = '72' then (d.treatment, d.taken_cents) is distinct from ('REFUND', a.cents)
                else (d.treatment, d.suspended_cents) is distinct from ('SUSPENSE', a.cents) or coalesce(d.waits_for, 'PERSON') <> 'PERSON' end
union all
select 'payment ' || a.payment_id || ' item ' || a.item, 'is a decision on no provider adjustment', null, null
  from remit.provider_decision a
 where not exists (select from remit.provider_adjustment r where (r.payment_id, r.item) = (a.payment_id, a.item))
union all
-- What is taken beyond a register does not wait while something is open under its reference.
select 'reference ' || s.reference || ' of ' || s.originator || ' to ' || s.billing_entity, 'has ' || r.balance_cents || ' cents open, and payment '
       || s.payment_id || ' item ' || s.item || ' waits with ' || s.suspended_cents, null, null
  from remit.provider_suspended s join remit.recoupment r using (originator, billing_entity, reference)
 where s.waits_for = 'REGISTER' and r.balance_cents > 0
union all
select 'code ' || upper(trim(a.reason)) || ' of ' || p.originator || ' to ' || d.billing_entity || ' under ' || a.reference, 'is explained and leaves '
       || sum(d.suspended_cents) || ' cents', null, null
  from remit.provider_standing d join remit.provider_adjustment a using (payment_id, item) join remit.payment p using (payment_id)
 where d.suspended_cents <> 0 and d.waits_for is null
 group by p.originator, d.billing_entity, a.reference, upper(trim(a.reason)) having sum(d.suspended_cents) <> 0
 order by 1
