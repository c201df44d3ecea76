-- Claims of which some session came again: as they stand, with all sessions that they bill, since a claim is replaced as a whole.
select c.claim_id, t.version, t.state, t.payer_claim_number,
       array(select distinct l.session_id from claim.line l where l.claim_id = c.claim_id and l.version = t.version order by 1)
  from claim.claim c
  join claim.state t using (claim_id)
 where c.claim_id in (select s.claim_id from claim.session_state s join build_judged_slot using (session_id) where s.claim_id is not null)
 order by c.claim_id
