-- What a session has earned is what its state says, of its practice, provider and dates, and each change is booked.
with earned as (
  select e.session_id, sum(e.cents) as cents, coalesce(sum(e.cents) filter (where e.payout_id is not null), 0) as paid, count(*) as entries, max(e.seq) as last
    from scope_session join payout.earning e using (session_id) group by 1
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
     or coalesce(e.entries, 0) <> coalesce(e.last, 0))
union all
select 'earning ' || e.session_id || '/' || e.seq, 'is of practice ' || e.practice_id || ' and provider ' || e.provider_id || ', its session of '
       || coalesce(s.practice_id, 'none') || ' and ' || coalesce(s.provider_id, 'none'), e.practice_id, e.session_id
  from scope_session x
  join payout.earning e using (session_id)
  left join claim.session_state s using (session_id)
 where s.session_id is null
    or e.seq = (select max(l.seq) from payout.earning l where l.session_id = e.session_id) and s.disposition = 'CLAIM'
       and (e.practice_id, e.provider_id, e.service_date) is distinct from (s.practice_id, s.provider_id, s.service_date)
 order by 1
