-- Sessions whose state changed tonight or may change what they earn by itself, with their open holds, their claim's billing entity and what is booked.
with looked_at as materialized (
  select session_id, disposition, earned_cents, practice_id, provider_id, first_confirmed_on, service_date, claim_id
    from claim.session_state where run_id = ? or disposition = ?
), holding as (
  select h.session_id, bool_or(h.delays_pay) as pay_waits
    from looked_at join claim.hold h using (session_id) where h.released_run is null group by 1
), booked as (
  select e.session_id, max(e.seq) as seq, sum(e.cents)::bigint as cents,
         coalesce(sum(e.cents) filter (where e.payout_id is null), 0)::bigint as unpaid,
         (array_agg(e.billing_entity order by e.seq desc))[1] as billing_entity
    from looked_at join payout.earning e using (session_id) group by 1
)
select s.session_id, s.disposition, s.earned_cents, s.practice_id, s.provider_id, s.first_confirmed_on, s.service_date,
       coalesce(h.pay_waits, false) as pay_waits, c.billing_entity as claim_entity,
       b.seq, b.cents, b.unpaid, b.billing_entity
  from looked_at s
  left join holding h using (session_id)
  left join booked b using (session_id)
  left join claim.claim c on c.claim_id = s.claim_id
 order by s.session_id collate "C"
