-- What holds a session, or held it.
select code, edit_code as edit, edition, missing_fact, lower(owner) as released_by, case when delays_pay then 'waits' else 'earns' end as pay, cents,
       opened_on, deadline, released_run as released_by_run
  from claim.hold h where h.session_id = ? order by opened_on, code
