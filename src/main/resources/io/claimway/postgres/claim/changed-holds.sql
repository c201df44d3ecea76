-- What somebody must now supply, or need not supply any more; what only time can cure is nobody's task.
select h.session_id, s.client_id, s.provider_id, h.code || case when h.edit_code = '' then '' else ':' || h.edit_code end,
       h.missing_fact, h.owner, h.deadline, h.cents, h.released_run is not null
  from claim.hold h join staging.build_session s using (session_id)
 where h.owner <> 'TIME'
   and (h.opened_run = ? and h.released_run is null or h.released_run = ?)
 order by h.session_id collate "C", h.released_run is null, h.code, h.edit_code
