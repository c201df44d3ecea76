-- Each claim's state is the one its events lead to, and its events are numbered without gaps.
with led as (
  select e.claim_id, max(e.seq) as last_seq, count(*) as events, max(e.version) as version,
         (array_agg(e.kind order by e.seq desc) filter (where e.kind <> 'NOTED'))[1] as kind,
         (array_agg(e.codes order by e.seq desc) filter (where e.kind <> 'NOTED'))[1] as codes,
         (array_agg(e.business_date order by e.seq desc) filter (where e.kind <> 'NOTED'))[1] as since,
         bool_or(e.business_date <> r.business_date) as misdated
    from scope_claim join claim.event e using (claim_id) left join run.run r using (run_id) group by 1
)
select 'claim ' || c.claim_id,
       'state ' || coalesce(s.state, 'none') || coalesce(' ' || s.codes, '') || ' since ' || coalesce(s.since::text, 'never') || ' at event '
       || coalesce(s.last_seq, 0) || ' of version ' || coalesce(s.version, 0) || ', its ' || coalesce(l.events, 0) || ' events lead to '
       || coalesce(case l.kind when 'BUILT' then 'READY' else l.kind end, 'none') || coalesce(' ' || l.codes, '') || ' since '
       || coalesce(l.since::text, 'never') || ' at ' || coalesce(l.last_seq, 0) || ' of version ' || coalesce(l.version, 0),
       c.practice_id, c.claim_id::text
  from scope_claim x
  join claim.claim c using (claim_id)
  left join claim.state s using (claim_id)
  left join led l using (claim_id)
 where (s.state, s.last_seq, s.version, s.codes, s.since) is distinct from
       (case l.kind when 'BUILT' then 'READY' else l.kind end, l.last_seq, l.version, l.codes, l.since)
    or l.events <> l.last_seq or l.misdated
union all
select 'claim ' || s.claim_id, 'has a state and is no claim', null, s.claim_id::text
  from claim.state s join scope_claim using (claim_id) where not exists (select from claim.claim c where c.claim_id = s.claim_id)
 order by 1
