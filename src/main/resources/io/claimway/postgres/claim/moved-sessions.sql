-- Sessions of tonight that a claim of another client still bills.
select distinct s.session_id, c.client_id
  from staging.build_slot s
  join claim.session_state old using (session_id)
  join claim.claim c on c.claim_id = old.claim_id and c.client_id <> s.client_id
  join claim.state t on t.claim_id = c.claim_id
  join claim.version v on v.claim_id = t.claim_id and v.version = t.version
  join claim.line l on l.claim_id = t.claim_id and l.version = t.version and l.session_id = s.session_id
 where s.stage_attempt = ? and t.state <> ? and v.frequency <> ?
 order by 1, 2
