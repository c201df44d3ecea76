-- What is billed already for the same clients on the same days: a day's limits and excluding procedures count it too.
select s.session_id, s.client_id, s.provider_id, s.service_date, s.starts_at, s.ends_at, s.procedure_codes
  from claim.session_state s
 where s.disposition = 'CLAIM'
   and (s.client_id, s.service_date) in (select client_id, service_date from build_judged_slot)
   and not exists (select from build_judged_slot where build_judged_slot.session_id = s.session_id)
 order by s.session_id collate "C"
