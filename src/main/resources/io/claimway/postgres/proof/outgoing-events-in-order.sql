-- The outbox numbers each key's events without gaps, sends none before the one ahead of it, and tells each hold and each session.
select 'key ' || o.topic || '/' || o.key, count(*) || ' events numbered ' || min(key_seq) || ' to ' || max(key_seq), null, min(o.run_id)
  from run.outbox o
 where (o.topic, o.key) in (select topic, key from run.outbox join scope_run using (run_id))
 group by o.topic, o.key
having count(*) <> max(key_seq) or min(key_seq) <> 1
    or max(key_seq) filter (where sent_at is not null) > min(key_seq) filter (where sent_at is null)
union all
select 'session ' || coalesce(h.session_id, e.key), coalesce(h.changes, 0) || ' holds were opened or released in ' || coalesce(h.run_id, e.run_id) || ', '
       || coalesce(e.events, 0) || ' events tell of them', null, coalesce(h.run_id, e.run_id)
  from (select session_id, run_id, count(*) as changes
          from (select h.session_id, h.opened_run as run_id from claim.hold h join scope_run r on r.run_id = h.opened_run where h.owner <> 'TIME'
                union all
                select h.session_id, h.released_run from claim.hold h join scope_run r on r.run_id = h.released_run where h.owner <> 'TIME') c
         group by 1, 2) h
  full join (select o.key, o.run_id, count(*) as events from run.outbox o join scope_run using (run_id) where o.topic = 'information-requests' group by 1, 2) e
    on (e.key, e.run_id) = (h.session_id, h.run_id)
 where coalesce(h.changes, 0) <> coalesce(e.events, 0)
 order by 1
