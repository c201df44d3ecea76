-- What stands as denied on a lineage is what its adjudications denied, and has its open item; no other denial has one.
with denied as (
  select account_id from ledger.account where kind = 'denied-receivable'
), booked as (
  select claim_id, sum(cents) as cents
    from (select t.claim_id, t.amount_cents as cents from scope_claim join ledger.transfer t using (claim_id) where t.debit in (select account_id from denied)
          union all
          select t.claim_id, -t.amount_cents from scope_claim join ledger.transfer t using (claim_id) where t.credit in (select account_id from denied)) d
   group by 1
), given_up as (
  -- What persons wrote off of it, and nothing has taken back.
  select t.claim_id, sum(case when t.credit in (select account_id from denied) then t.amount_cents else -t.amount_cents end) as cents
    from scope_claim join ledger.transfer t using (claim_id)
   where t.event = 'DENIAL_WRITTEN_OFF' and t.undoes is null
     and not exists (select from ledger.transfer u where u.claim_id = t.claim_id and u.undoes = t.key_hash)
   group by 1
), decided as (
  select r.claim_id, sum(r.denied_cents + k.cents) as cents, sum(greatest(r.denied_cents + k.cents, 0)) as worked
    from scope_claim x join remit.claim r using (claim_id)
   cross join lateral (select coalesce(sum(s.cents), 0) as cents from remit.classified s
                        where (s.payment_id, s.ordinal) = (r.payment_id, r.ordinal) and s.class = 'DENIED') k
   where r.state = 'POSTED' and r.effect in ('PAID', 'DENIED') and r.denied_cents + k.cents <> 0
     and not exists (select from remit.claim n join claim.version v on v.claim_id = n.claim_id and v.version = n.version and v.frequency = '7'
                      where n.claim_id = r.claim_id and n.payer = r.payer and n.version > r.version and n.state in ('POSTED', 'REVERSED')
                        and n.status <> '22' and n.effect in ('PAID', 'DENIED'))
     -- A later version that was delivered takes the denial back: a night delivers after it posts.
     and not exists (select from claim.event e join claim.version v on v.claim_id = e.claim_id and v.version = e.version and v.frequency <> '8'
                      where e.claim_id = r.claim_id and e.kind = 'SUBMITTED' and e.version > r.version and e.business_date >= r.posted_on
                        and not exists (select from claim.event w where w.claim_id = e.claim_id and w.kind = 'WITHDRAWN' and w.seq > e.seq))
   group by 1
)
select 'claim ' || x.claim_id, 'denied receivable ' || coalesce(b.cents, 0) || ' cents, its standing denials make ' || coalesce(d.cents, 0)
       || ', open items ' || coalesce(i.cents, 0) || ', written off ' || coalesce(g.cents, 0), c.practice_id, x.claim_id::text
  from scope_claim x
  join claim.claim c using (claim_id)
  left join booked b using (claim_id)
  left join decided d using (claim_id)
  left join given_up g using (claim_id)
  left join (select claim_id, sum(cents) as cents from worklist.item where kind = 'DENIED_CLAIM' and state = 'OPEN' group by 1) i using (claim_id)
 where coalesce(b.cents, 0) + coalesce(g.cents, 0) <> coalesce(d.cents, 0)
    or coalesce(d.worked, 0) <> coalesce(i.cents, 0) + coalesce(g.cents, 0)
 order by 1
