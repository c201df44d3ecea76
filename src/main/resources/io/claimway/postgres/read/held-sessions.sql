-- Sessions held for one reason, those nearest to the end of the time for filing first.
select h.session_id as session, h.edit_code as edit, h.missing_fact, lower(h.owner) as released_by, h.cents, h.opened_on, h.deadline,
       100 * (n.today - s.service_date) / nullif(h.deadline - s.service_date, 0) as percent_used
  from claim.hold h
  left join claim.session_state s using (session_id)
 cross join (select max(business_date) as today from run.run where job = 'nightly') n
 where h.released_run is null and h.code = ? order by h.deadline, h.session_id
