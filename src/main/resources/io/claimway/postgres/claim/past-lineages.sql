-- The claims of whose versions some line names one of these sessions, as they stand, with all sessions that they have ever billed.
with touched as materialized (select distinct claim_id from claim.line where session_id = any (?))
select t.claim_id, t.version, t.state, t.live_version, t.live_state, t.payer_claim_number,
       array(select distinct l.session_id from claim.line l where l.claim_id = t.claim_id),
       c.origin
  from touched join claim.state t using (claim_id) join claim.claim c using (claim_id)
 order by t.claim_id
