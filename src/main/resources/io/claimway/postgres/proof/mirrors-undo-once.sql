-- A transfer that undoes another is its mirror, on the same claim, line and event.
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
select 'payment ' || r.payment_id || ' claim ' || r.ordinal,
       'is ' || r.state || coalesce(', and payment ' || r.reversed_by_payment || ' claim ' || r.reversed_by_ordinal || ' cancels it', ', and nothing cancels it'),
       c.practice_id, null
  from scope_claim x
  join remit.claim r using (claim_id)
  join claim.claim c using (claim_id)
  left join remit.claim v on (v.payment_id, v.ordinal) = (r.reversed_by_payment, r.reversed_by_ordinal)
   and v.claim_id = r.claim_id and v.applied_order > r.applied_order and v.state in ('POSTED', 'REVERSED', 'NOTED')
 where (r.state = 'REVERSED') <> (v.payment_id is not null) or (r.reversed_by_payment is null) <> (v.payment_id is null)
union all
select 'payment ' || v.payment_id || ' claim ' || v.ordinal, 'takes something back and cancels ' || count(r.payment_id) || ' adjudications',
       min(c.practice_id), null
  from scope_claim x
  join remit.claim v using (claim_id)
  join claim.claim c using (claim_id)
  left join remit.claim r on r.claim_id = v.claim_id and (r.reversed_by_payment, r.reversed_by_ordinal) = (v.payment_id, v.ordinal)
 where v.status = '22' and v.state in ('POSTED', 'REVERSED', 'NOTED')
 group by v.payment_id, v.ordinal having count(r.payment_id) <> 1
 order by 1
