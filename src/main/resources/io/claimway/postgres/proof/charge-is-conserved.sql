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
  -- What counts is the last delivery, or what was live when later versions were withdrawn; nothing after a void, until the next delivery.
  select distinct on (claim_id) claim_id, kind = 'VOIDED' as voided,
         case e.kind when 'WITHDRAWN' then
           (select d.version from claim.event d join claim.version v using (claim_id, version)
             where d.claim_id = e.claim_id and d.seq < e.seq and (d.kind in ('PAID', 'DENIED', 'REVERSED') or d.kind = 'ACCEPTED' and v.frequency = '1')
             order by d.seq desc limit 1)
         else e.version end as version
    from scope_claim join claim.event e using (claim_id)
   where e.kind in ('SUBMITTED', 'VOIDED', 'WITHDRAWN')
   order by claim_id, seq desc
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
