-- A transfer that undoes another is its mirror, on the same claim, line and event.
with reversal as (
  select v.claim_id, v.reverses_payment, v.reverses_ordinal, count(*) as reversals
    from scope_claim join remit.claim v using (claim_id)
   where v.state in ('POSTED', 'REVERSED', 'NOTED') and v.reverses_payment is not null group by 1, 2, 3
)
select 'transfer ' || t.seq, case when k.seq is null then 'undoes ' || t.undoes || ', which was never booked'
                                  else 'undoes transfer ' || k.seq || ' and is not its mirror' end, c.practice_id, s.block::text
  from scope_block s
  join ledger.transfer t on t.seq between s.from_seq and s.to_seq
  left join claim.claim c on c.claim_id = t.claim_id
  left join lateral (
    select k.seq from ledger.posting_key k where k.key_hash = t.undoes and k.key_date <= t.key_date limit 1) k on true
  left join ledger.transfer o on o.seq = k.seq
 where t.undoes is not null
   and (o.debit, o.credit, o.amount_cents, o.event, o.claim_id, o.line_number)
       is distinct from (t.credit, t.debit, t.amount_cents, t.event, t.claim_id, t.line_number)
union all
select 'payment ' || r.payment_id || ' claim ' || r.ordinal, 'is reversed, and ' || count(*) || ' of its transfers stand', min(c.practice_id), null
  from scope_claim x
  join remit.claim r on r.claim_id = x.claim_id and r.state = 'REVERSED'
  join claim.claim c on c.claim_id = r.claim_id
  join ledger.transfer t on t.claim_id = r.claim_id and t.payment_id = r.payment_id and t.ordinal = r.ordinal and t.undoes is null
 where not exists (select from ledger.transfer u where u.claim_id = t.claim_id and u.undoes = t.key_hash)
 group by 1
union all
select 'payment ' || r.payment_id || ' claim ' || r.ordinal, 'is ' || r.state || ', and ' || coalesce(v.reversals, 0) || ' reversals cancel it',
       c.practice_id, null
  from scope_claim x
  join remit.claim r using (claim_id)
  join claim.claim c using (claim_id)
  left join reversal v on (v.claim_id, v.reverses_payment, v.reverses_ordinal) = (r.claim_id, r.payment_id, r.ordinal)
 where r.status <> '22' and r.state in ('POSTED', 'REVERSED') and (r.state = 'REVERSED') <> (coalesce(v.reversals, 0) = 1)
 order by 1
