-- Per lineage, the charge of what was last delivered = open receivables + all effects over all payers.
with side as (
  select account_id, kind = 'gross-charges' as gross, kind like '%-receivable' as receivable from ledger.account
), book as (
  select t.claim_id,
         sum(t.amount_cents * (c.gross::int - d.gross::int)) as charged,
         sum(t.amount_cents * (d.receivable::int - c.receivable::int)) as open,
         sum(t.amount_cents * ((not d.gross and not d.receivable)::int - (not c.gross and not c.receivable)::int)) as effects
    from scope_claim
    join ledger.transfer t using (claim_id)
    join side d on d.account_id = t.debit
    join side c on c.account_id = t.credit
   group by t.claim_id
), sent as (
  select claim_id, max(version) filter (where kind = 'SUBMITTED') as version, bool_or(kind = 'VOIDED') as voided
    from scope_claim join claim.event using (claim_id) group by claim_id
)
select 'claim ' || x.claim_id,
       'delivered charge ' || w.charge || ', booked ' || coalesce(b.charged, 0) || ', open ' || coalesce(b.open, 0)
       || ', effects ' || coalesce(b.effects, 0), c.practice_id, x.claim_id::text
  from scope_claim x
  join claim.claim c using (claim_id)
  left join sent s using (claim_id)
  left join book b using (claim_id)
  left join claim.version v on v.claim_id = x.claim_id and v.version = s.version
 cross join lateral (select case when s.voided then 0 else coalesce(v.charge_cents, 0) end as charge) w
 where coalesce(b.charged, 0) <> w.charge or coalesce(b.charged, 0) <> coalesce(b.open, 0) + coalesce(b.effects, 0)
 order by 1
