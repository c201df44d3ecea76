-- The lines of what is billed already for these clients on these days: a day's limits and excluding procedures count it too.
select s.session_id, s.client_id, s.provider_id, s.payer, t.state, s.service_date, s.starts_at, s.ends_at, l.procedure_code, l.modifiers, l.units
  from (select distinct * from unnest(?::text[], ?::date[]) as day (client_id, service_date)) day
  join claim.session_state s using (client_id, service_date)
  join claim.state t using (claim_id)
  left join claim.line l on l.claim_id = t.claim_id and l.version = t.version and l.session_id = s.session_id
 where s.disposition = 'CLAIM' and s.session_id <> all (?)
 order by s.session_id collate "C", l.line_number
