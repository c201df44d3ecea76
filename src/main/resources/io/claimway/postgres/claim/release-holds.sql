-- Ends the holds whose reason is gone; a session that was not looked at tonight keeps its holds.
update claim.hold h set released_run = ?
  from staging.build_session s
 where h.session_id = s.session_id and h.released_run is null
   and not exists (select from staging.build_hold b
                    where b.session_id = h.session_id and b.code = h.code and b.edit_code = h.edit_code and b.owner = h.owner)
