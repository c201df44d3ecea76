-- Each claim's state, and the version that is live at its payer, are those that its events lead to, without a gap.
with told as (
  select e.*, max(e.version) over (partition by e.claim_id) as newest,
         max(e.seq) filter (where e.kind = 'VOIDED') over (partition by e.claim_id) as voided
    from scope_claim join claim.event e using (claim_id)
), led as (
  select t.claim_id, max(t.seq) as last_seq, count(*) as events, max(t.version) as version,
         (array_agg(t.kind order by t.seq desc) filter (where moves))[1] as kind,
         (array_agg(t.codes order by t.seq desc) filter (where moves))[1] as codes,
         (array_agg(t.business_date order by t.seq desc) filter (where moves))[1] as since,
         (array_agg(t.version order by t.seq desc) filter (where lives))[1] as live_version,
         (array_agg(t.kind order by t.seq desc) filter (where lives))[1] as live_kind,
         bool_or(t.business_date <> r.business_date) as misdated
    from told t
    left join claim.version v using (claim_id, version)
    left join run.run r on r.run_id = t.run_id
   cross join lateral (
     select t.kind <> 'NOTED' and (t.version = t.newest or t.kind = 'VOIDED') as moves,
            t.seq > coalesce(t.voided, 0)
            and (t.kind in ('PAID', 'DENIED', 'REVERSED') and v.frequency <> '8' or t.kind in ('ACCEPTED', 'REJECTED') and v.frequency = '1') as lives) m
   group by 1
), due as (
  select claim_id, last_seq, events, version, codes, since, misdated, case kind when 'BUILT' then 'READY' else kind end as state,
         case when live_kind <> 'REJECTED' then live_version end as live_version, case when live_kind <> 'REJECTED' then live_kind end as live_state
    from led
)
select 'claim ' || c.claim_id,
       'state ' || coalesce(s.state, 'none') || coalesce(' ' || s.codes, '') || ' since ' || coalesce(s.since::text, 'never') || ' at event '
       || coalesce(s.last_seq, 0) || ' of version ' || coalesce(s.version, 0) || coalesce(', live ' || s.live_version || ' ' || s.live_state, '')
       || '; its ' || coalesce(l.events, 0) || ' events lead to ' || coalesce(l.state, 'none') || coalesce(' ' || l.codes, '') || ' since '
       || coalesce(l.since::text, 'never') || ' at ' || coalesce(l.last_seq, 0) || ' of version ' || coalesce(l.version, 0)
       || coalesce(', live ' || l.live_version || ' ' || l.live_state, ''),
       c.practice_id, c.claim_id::text
  from scope_claim x
  join claim.claim c using (claim_id)
  left join claim.state s using (claim_id)
  left join due l using (claim_id)
 where (s.state, s.last_seq, s.version, s.codes, s.since, s.live_version, s.live_state) is distinct from
       (l.state, l.last_seq, l.version, l.codes, l.since, l.live_version, l.live_state)
    or l.events <> l.last_seq or l.misdated
union all
select 'claim ' || s.claim_id, 'has a state and is no claim', null, s.claim_id::text
  from claim.state s join scope_claim using (claim_id) where not exists (select from claim.claim c where c.claim_id = s.claim_id)
 order by 1
