-- What payers have yet to take = their provider adjustments = the recoupment accounts, reference by reference.
with item as (
  select p.originator, p.billing_entity, a.reference, a.cents, a.balance_cents, a.payment_id, a.item, p.paid_on, a.treatment
    from remit.provider_adjustment a join remit.payment p using (payment_id) where a.treatment in ('OPENS', 'CLOSES')
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
select 'payment ' || a.payment_id || ' item ' || a.item, a.reason || ' of ' || a.cents || ' cents is treated as ' || a.treatment, null, null
  from scope_payment x join remit.provider_adjustment a using (payment_id)
 where a.cents = 0
    or a.treatment is distinct from case when upper(trim(a.reason)) in ('WO', 'FB') then case when a.cents < 0 then 'OPENS'
                                           when a.treatment = 'SUSPENSE' then 'SUSPENSE' else 'CLOSES' end
                                         when upper(trim(a.reason)) = 'L6' then 'INTEREST' when a.reason = '72' then 'REFUND' else 'SUSPENSE' end
 order by 1
