-- Clearing per trace = remitted - deposited, and is never negative.
with booked as (
  select a.entity as billing_entity, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'remittance-clearing' group by 1
), cleared as (
  select payment_id, sum(cents + fee_cents) as cents, max(cleared_on) as cleared_on from deposit.part group by 1
), traced as (
  select p.billing_entity, sum(p.amount_cents - coalesce(l.cents, 0)) as cents
    from remit.payment p left join cleared l using (payment_id) where p.booked group by 1
), part as (
  select l.line_id, l.trace, t.payment_id, p.originator, p.billing_entity, p.paid_on, p.booked, p.trace as remitted,
         exists (select from unnest(l.quotes) q(quote)
                  where upper(ltrim(substring(q.quote from '^(.*)[*]'), '0')) = upper(ltrim(replace(p.trace, ' ', ''), '0')))
         or exists (select from deposit.advice v
                     where (v.bank_account, v.cents, v.originator, v.trace) = (l.bank_account, l.amount_cents, p.originator, p.trace)) as named
    from deposit.part t join deposit.line l using (line_id) left join remit.payment p using (payment_id)
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
   and ((c.expected_cents, c.originator, c.billing_entity, c.trace, c.method, c.since)
        is distinct from (p.amount_cents, p.originator, p.billing_entity, p.trace, p.method, p.paid_on)
     or c.deposited_cents <> coalesce(l.cents, 0) or c.deposited_cents not between least(p.amount_cents, 0) and greatest(p.amount_cents, 0)
     or c.cleared_on is distinct from case when c.deposited_cents = c.expected_cents then l.cleared_on end)
union all
select 'payment ' || c.payment_id, 'is awaited, and was never booked', null, c.payment_id::text
  from deposit.clearing c left join remit.payment p using (payment_id) where p.booked is not true
union all
-- A line names its payment, or an ACH file names it for the line, or one that the payer paid the same entity on the same day.
select 'bank line ' || t.line_id, 'of trace ' || t.trace || ' cleared payment ' || t.payment_id || ' of trace ' || coalesce(t.remitted, 'none'),
       null, t.payment_id::text
  from part t
 where t.booked is not true
    or not t.named and not exists (select from part n where n.line_id = t.line_id and n.named
                                      and (n.originator, n.billing_entity, n.paid_on) = (t.originator, t.billing_entity, t.paid_on))
union all
select 'account remittance-clearing:' || coalesce(t.billing_entity, b.billing_entity),
       'balance ' || coalesce(b.cents, 0) || ', its traces make ' || coalesce(t.cents, 0), null, null
  from traced t full join booked b using (billing_entity)
 where coalesce(b.cents, 0) <> coalesce(t.cents, 0)
 order by 1
