-- What somebody must now supply for claims that were built and may not leave as they are.
select h.session_id, s.client_id, s.provider_id, h.code || ':' || h.edit_code, h.missing_fact, h.owner, h.deadline, h.cents, false
  from staging.build_hold b
  join claim.hold h using (session_id, code, edit_code, owner)
  join claim.session_state s using (session_id)
 where h.owner <> 'TIME' and h.opened_run = ? and h.released_run is null
 order by h.session_id collate "C", h.code, h.edit_code
