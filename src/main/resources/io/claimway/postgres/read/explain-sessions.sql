-- Where a session stands, or those of claims.
select s.session_id as session, s.revision, s.disposition, s.reason, s.payer, s.practice_id as practice, s.provider_id as provider, s.service_date,
       s.charge_cents, s.earned_cents, s.claim_id as claim, s.run_id as decided_by
  from (select ?::text as session_id, true as asked union select session_id, false from claim.line where claim_id = any (?)) i
  join claim.session_state s using (session_id)
 group by s.session_id having bool_or(i.asked or s.claim_id = any (?)) order by s.session_id
