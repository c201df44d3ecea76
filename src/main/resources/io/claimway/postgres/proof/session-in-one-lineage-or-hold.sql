-- Every billable session is, per payer sequence, in exactly one live lineage or in a hold, and no other session is in either.
with live as (
  select l.session_id, c.payer_sequence, count(distinct l.claim_id) as lineages, bool_and(v.frequency = '8') as ending
    from scope_session x
    join claim.line l using (session_id)
    join claim.claim c using (claim_id)
    join claim.version v using (claim_id, version)
    join claim.state s on s.claim_id = l.claim_id and s.version = l.version and s.state <> 'VOIDED'
   group by 1, 2
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
 where (s.disposition = 'CLAIM' and coalesce(l.lineages, 0) <> 1)
    or (s.disposition = 'HELD' and coalesce(h.holds, 0) = 0)
    or (s.disposition in ('CANCELLED', 'NOT_BILLABLE') and (coalesce(h.holds, 0) > 0 or coalesce(l.lineages, 0) > 0 and not l.ending))
    or (s.disposition = 'CLAIM') <> (s.claim_id is not null) and s.disposition = 'CLAIM'
 order by 1
