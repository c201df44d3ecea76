-- Each adjudication that took effect balances: charge less adjustments = payment, on the claim and on each of its lines.
with adjudication as (
  select c.* from scope_payment x join remit.claim c using (payment_id) where c.state in ('POSTED', 'REVERSED', 'NOTED') and c.flaw is null
), adjusted as (
  select a.payment_id, a.ordinal, a.line, sum(a.cents) as cents from scope_payment join remit.adjustment a using (payment_id) group by 1, 2, 3
), listed as materialized (
  select l.payment_id, l.ordinal, l.line, l.charge_cents, l.paid_cents from scope_payment join remit.line l using (payment_id)
)
select 'payment ' || c.payment_id || ' claim ' || c.ordinal, 'charged ' || c.charge_cents || ' cents less ' || coalesce(sum(a.cents), 0) || ' do not make '
       || c.paid_cents, null, c.payment_id::text
  from adjudication c left join adjusted a using (payment_id, ordinal)
 group by c.payment_id, c.ordinal, c.charge_cents, c.paid_cents
having c.charge_cents - coalesce(sum(a.cents), 0) <> c.paid_cents
union all
select 'payment ' || l.payment_id || ' claim ' || l.ordinal || ' line ' || l.line, 'charged ' || l.charge_cents || ' cents less ' || coalesce(a.cents, 0)
       || ' do not make ' || l.paid_cents, null, l.payment_id::text
  from adjudication c
  join listed l using (payment_id, ordinal)
  left join adjusted a using (payment_id, ordinal, line)
 where l.line > 0 and l.charge_cents - coalesce(a.cents, 0) <> l.paid_cents
union all
select 'payment ' || c.payment_id || ' claim ' || c.ordinal, 'was paid ' || c.paid_cents || ' cents, its lines ' || coalesce(l.paid, 0), null, c.payment_id::text
  from adjudication c
  left join (select payment_id, ordinal, sum(paid_cents) as paid from listed group by 1, 2) l using (payment_id, ordinal)
 where coalesce(l.paid, 0) <> c.paid_cents
union all
select 'payment ' || c.payment_id || ' claim ' || c.ordinal, 'is of claim ' || c.claim_id || ' version ' || c.version || ' to ' || c.payer, k.practice_id,
       c.payment_id::text
  from adjudication c left join claim.claim k on k.claim_id = c.claim_id
 where c.payer is distinct from k.payer
    or not exists (select from claim.version v where v.claim_id = c.claim_id and v.version = c.version)
 order by 1
