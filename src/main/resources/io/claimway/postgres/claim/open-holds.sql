-- Begins a hold for each reason that a session is not already held for, so that its age counts from the first night.
insert into claim.hold (session_id, code, edit_code, edition, missing_fact, owner, delays_pay, deadline, cents, opened_run, opened_on)
select b.session_id, b.code, b.edit_code, b.edition, b.missing_fact, b.owner, b.delays_pay, b.deadline, b.cents, ?, ?
  from staging.build_hold b
 where not exists (select from claim.hold h where h.session_id = b.session_id and h.code = b.code and h.edit_code = b.edit_code and h.owner = b.owner
                      and h.released_run is null)
 order by b.session_id collate "C", b.code, b.edit_code
