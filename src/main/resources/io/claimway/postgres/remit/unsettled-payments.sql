-- The first payment whose claims and provider adjustments do not make what it paid.
select p.payment_id, p.amount_cents, c.cents - coalesce(a.cents, 0)
  from staging.remit_payment s
  join remit.payment p using (payment_id)
 cross join lateral (select coalesce(sum(paid_cents), 0) as cents from remit.claim c where c.payment_id = p.payment_id) c
  left join lateral (select sum(cents) as cents from remit.provider_adjustment a where a.payment_id = p.payment_id) a on true
 where s.verdict = 'GOOD' and p.amount_cents <> c.cents - coalesce(a.cents, 0)
 order by 1 limit 1
