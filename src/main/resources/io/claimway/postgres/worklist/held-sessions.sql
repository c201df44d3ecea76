-- Open holds that somebody can end, each with the end of the time for filing; what only time can cure is nobody's task.
select 'HELD_FOR_' || owner, concat_ws('|', session_id, code, nullif(edit_code, '')), null::bigint, 'session ' || session_id,
       concat_ws(' ', code, nullif(edit_code, '')) || ': ' || missing_fact, cents, null, null, deadline
  from claim.hold where released_run is null and owner <> 'TIME'
