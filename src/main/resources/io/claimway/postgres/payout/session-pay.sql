-- Sessions whose state changed tonight or may change what they earn by itself, or that payouts are about, with their open holds, their claim's billing entity and what is booked for the practice of the newest entry.
with looked_at as materialized (
  select session_id, disposition, earned_cents, practice_id, provider_id, first_confirmed_on, service_date, claim_id
    from claim.session_state where run_id = ? or disposition = ?
  union
  select session_id, disposition, earned_cents, practice_id, provider_id, first_confirmed_on, service_date, claim_id
    from claim.session_state where session_id in (select l.session_id from payout.line l where l.payout_id = any (?))
), holding as (
  select h.session_id, bool_or(h.delays_pay) as pay_waits
    from looked_at join claim.hold h using (session_id) where h.released_run is null group by 1
), newest as (
  select distinct on (e.session_id) e.session_id, e.seq, e.practice_id, e.provider_id, e.service_date, e.billing_entity
    from looked_at join payout.earning e using (session_id) order by e.session_id, e.seq desc
), booked as (
  select n.session_id, n.seq, n.practice_id, n.provider_id, n.service_date, n.billing_entity, sum(e.cents)::bigint as cents,
         coalesce(sum(e.cents) filter (where e.payout_id is null or e.payout_id = any (?)), 0)::bigint as unpaid
    from newest n join payout.earning e using (session_id, practice_id) group by 1, 2, 3, 4, 5, 6
)
select s.session_id, s.disposition, s.earned_cents, s.practice_id, s.provider_id, s.first_confirmed_on, s.service_date,
       coalesce(h.pay_waits, false) as pay_waits, c.billing_entity as claim_entity,
       b.seq, b.cents, b.unpaid, b.billing_entity, b.practice_id as booked_practice, b.provider_id as booked_provider,
       b.service_date as booked_date
  from looked_at s
  left join holding h using (session_id)
  left join booked b using (session_id)
  left join claim.claim c on c.claim_id = s.claim_id
 order by s.session_id collate "C"
