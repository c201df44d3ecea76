-- Every session that has a state was told of, and every session told of has one.
select 'session ' || s.session_id, 'is ' || s.disposition || ' at revision ' || s.revision || ', and no event ever told of it', s.practice_id, s.session_id
  from scope_session x
  join claim.session_state s using (session_id)
 where not exists (select from run.outbox o where o.topic = 'session-status' and o.key = s.session_id)
   and not exists (select from run.outbox_history h where h.topic = 'session-status' and h.key = s.session_id)
 order by 1
