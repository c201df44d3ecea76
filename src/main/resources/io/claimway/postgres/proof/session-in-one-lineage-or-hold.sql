-- Every billable session is, per payer sequence, in exactly one live lineage or in a hold, and no other session is in either.
-- One that moves from claim to claim is in both, or in none, while a hold says what it waits for.
with named as (
  select distinct x.session_id, c.payer_sequence, x.claim_id, v.frequency = '8' as ending
    from (select x.session_id, l.claim_id, l.version from scope_session x join claim.line l using (session_id) offset 0) x -- sessions first
    join claim.claim c using (claim_id)
    join claim.version v using (claim_id, version)
    join claim.state s on s.claim_id = x.claim_id and x.version = case s.state when 'WITHDRAWN' then s.live_version else s.version end
   where s.state <> 'VOIDED'
), live as (
  select session_id, payer_sequence, count(*) filter (where not ending) as lineages, count(*) filter (where ending) as endings
    from named group by 1, 2
), held as (
  select session_id, count(*) as holds from scope_session join claim.hold using (session_id)
   where released_run is null group by 1
)
select 'session ' || s.session_id,
       s.disposition || ' with ' || coalesce(l.lineages, 0) || ' live lineages and ' || coalesce(h.holds, 0) || ' open holds',
       s.practice_id, s.session_id
  from scope_session x
  join claim.session_state s using (session_id)
  left join live l using (session_id)
  left join held h using (session_id)
 where (s.disposition = 'CLAIM' and coalesce(l.lineages, 0) <> 1 and coalesce(h.holds, 0) = 0)
    or (s.disposition = 'HELD' and coalesce(h.holds, 0) = 0)
    or (s.disposition in ('CANCELLED', 'NOT_BILLABLE') and (coalesce(h.holds, 0) > 0) <> (coalesce(l.lineages, 0) > 0))
    or s.disposition = 'CLAIM' and s.claim_id is null
 order by 1
