-- What a session has earned is what its state says, of its practice, provider and dates, and each change is booked.
-- What a practice was paid stays with it when the session moves to another; what was not paid moves along.
with newest as (
  select distinct on (e.session_id) e.session_id, e.seq, e.practice_id
    from scope_session join payout.earning e using (session_id) order by e.session_id, e.seq desc
), earned as (
  select n.session_id, coalesce(sum(e.cents) filter (where e.practice_id = n.practice_id), 0) as cents,
         coalesce(sum(e.cents) filter (where e.practice_id = n.practice_id and e.payout_id is not null), 0) as paid,
         coalesce(sum(e.cents) filter (where e.practice_id <> n.practice_id and e.payout_id is null), 0) as left_behind,
         count(*) as entries, n.seq as last
    from newest n join payout.earning e using (session_id) group by n.session_id, n.seq, n.practice_id
)
select 'session ' || coalesce(s.session_id, x.session_id), coalesce(s.disposition, 'unknown') || ', should have earned ' || coalesce(s.earned_cents, 0) || ' cents, has earned '
       || coalesce(e.cents, 0) || ' of which ' || coalesce(e.paid, 0) || ' are paid', s.practice_id, x.session_id
  from scope_session x
  left join claim.session_state s using (session_id)
  left join earned e using (session_id)
 where exists (select from run.publication p where p.run_id = s.run_id and p.stage = 'payout')
   and (s.disposition = 'CLAIM' and coalesce(e.cents, 0) <> greatest(s.earned_cents, coalesce(e.paid, 0))
     or s.disposition in ('CANCELLED', 'NOT_BILLABLE') and coalesce(e.cents, 0) <> coalesce(e.paid, 0)
     or s.disposition = 'HELD' and coalesce(e.cents, 0) not in (0, s.earned_cents) and coalesce(e.cents, 0) <> coalesce(e.paid, 0)
     or coalesce(e.entries, 0) <> coalesce(e.last, 0) or coalesce(e.left_behind, 0) <> 0)
union all
select 'earning ' || e.session_id || '/' || e.seq, 'is of practice ' || e.practice_id || ' and provider ' || e.provider_id || ', its session of '
       || coalesce(s.practice_id, 'none') || ' and ' || coalesce(s.provider_id, 'none'), e.practice_id, e.session_id
  from scope_session x
  join payout.earning e using (session_id)
  left join claim.session_state s using (session_id)
 where s.session_id is null
    or e.seq = (select max(l.seq) from payout.earning l where l.session_id = e.session_id) and s.disposition = 'CLAIM'
       and e.cents > 0 and e.payout_id is null and (e.practice_id, e.provider_id, e.service_date) is distinct from (s.practice_id, s.provider_id, s.service_date)
 order by 1
