-- Puts one night's answers to a claim in an order that does not depend on arrival, and marks those that move it forward.
-- Taking in comes first and refusal last; a refusal stands whatever comes later; an older version's answer moves nothing.
create temporary table acknowledge_decided on commit drop as
with ranked as (
  select a.*, s.version as current_version, s.last_seq,
         case a.kind when 'FILE_ACCEPTED' then 2 when 'ACCEPTED' then 3 when 'REJECTED' then 4 else 0 end as rank,
         case s.state when 'READY' then 1 when 'FILED' then 1 when 'SUBMITTED' then 1 when 'FILE_ACCEPTED' then 2 when 'ACCEPTED' then 3
                      when 'REJECTED' then 4 else 9 end as state_rank
    from acknowledge_claim_answer a join claim.state s using (claim_id)
), placed as (
  select r.*,
         row_number() over w as place,
         max(case when version = current_version then rank else 0 end) over (partition by claim_id
           order by rank, source, sha256, position rows between unbounded preceding and 1 preceding) as reached
    from ranked r window w as (partition by claim_id order by rank, source, sha256, position)
)
select p.*, version = current_version and rank > greatest(state_rank, coalesce(reached, 0)) as effective from placed p
