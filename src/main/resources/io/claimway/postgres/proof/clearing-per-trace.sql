-- Clearing per trace = remitted - deposited, and is never negative.
with booked as (
  select a.entity as billing_entity, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'remittance-clearing' group by 1
), cleared as (
  select payment_id, sum(amount_cents) as cents, max(cleared_on) as cleared_on from deposit.line where state = 'CLEARED' group by 1
), traced as (
  select p.billing_entity, sum(p.amount_cents - coalesce(l.cents, 0)) as cents
    from remit.payment p left join cleared l using (payment_id) where p.booked group by 1
)
select 'payment ' || p.payment_id || ', trace ' || p.trace,
       'remitted ' || p.amount_cents || ', expected ' || coalesce(c.expected_cents, 0) || ', deposited ' || coalesce(c.deposited_cents, 0)
       || ', cleared bank lines make ' || coalesce(l.cents, 0), null, p.payment_id::text
  from scope_payment x
  join remit.payment p using (payment_id)
  left join deposit.clearing c using (payment_id)
  left join cleared l using (payment_id)
 where p.booked and p.amount_cents <> 0
   and (c.payment_id is not null or exists (select from run.publication d where d.run_id = p.run_id and d.stage = 'reassociate'))
   and ((c.expected_cents, c.originator, c.billing_entity, c.trace, c.since) is distinct from (p.amount_cents, p.originator, p.billing_entity, p.trace, p.paid_on)
     or c.deposited_cents <> coalesce(l.cents, 0) or p.amount_cents > 0 and c.deposited_cents not between 0 and p.amount_cents
     or c.cleared_on is distinct from case when c.deposited_cents = c.expected_cents then l.cleared_on end)
union all
select 'payment ' || c.payment_id, 'is awaited, and was never booked', null, c.payment_id::text
  from deposit.clearing c left join remit.payment p using (payment_id) where p.booked is not true
union all
select 'bank line ' || l.line_id, 'of trace ' || l.trace || ' cleared payment ' || coalesce(p.payment_id::text, 'none') || ' of trace ' || coalesce(p.trace, 'none'),
       null, p.payment_id::text
  from deposit.line l left join remit.payment p using (payment_id)
 where l.state = 'CLEARED'
   and (p.originator, p.trace, p.billing_entity) is distinct from (l.originator, l.trace, l.billing_entity)
union all
select 'account remittance-clearing:' || coalesce(t.billing_entity, b.billing_entity),
       'balance ' || coalesce(b.cents, 0) || ', its traces make ' || coalesce(t.cents, 0), null, null
  from traced t full join booked b using (billing_entity)
 where coalesce(b.cents, 0) <> coalesce(t.cents, 0)
 order by 1
