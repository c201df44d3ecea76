-- Puts one night's answers to a claim in an order that does not depend on arrival, and marks those that move it forward.
-- Taking in comes first and refusal last; a refusal stands whatever comes later; an older version's answer moves nothing.
create temporary table acknowledge_decided on commit drop as
with turned as (
  select a.*, s.last_seq, t.next, coalesce(t.turn, 0) as turn, l.effect as live
    from acknowledge_claim_answer a
    join claim.state s using (claim_id)
    join claim.version v on v.claim_id = a.claim_id and v.version = a.version
    left join claim.transition t on t.state = s.state and t.event = a.kind and a.version = s.version
    left join claim.live_effect l on l.event = a.kind and l.frequency = v.frequency
)
select t.*, row_number() over (partition by claim_id order by turn, source, sha256, position) as place,
       next is not null and row_number() over (partition by claim_id, kind, next is null order by source, sha256, position) = 1 as effective
  from turned t
