-- The outbox numbers each key's events without gaps, sends none before the one ahead of it, and tells each hold and each session.
select 'key ' || k.topic || '/' || k.key, k.events || ' events numbered ' || k.first || ' to ' || k.last || coalesce(', and ' || h.events || ' sent before them', ''),
       null, k.run_id
  from (select o.topic, o.key, count(*) as events, min(o.key_seq) as first, max(o.key_seq) as last, min(o.run_id) as run_id,
               max(o.key_seq) filter (where o.sent_at is not null) as sent,
               min(o.key_seq) filter (where o.sent_at is null and not coalesce(a.given_up, false)) as waiting
          from run.outbox o left join run.outbox_standing_aside a using (event_id)
         where (o.topic, o.key) in (select topic, key from run.outbox join scope_run using (run_id)
                                    union all
                                    select topic, key from run.outbox_history join scope_run using (run_id))
         group by o.topic, o.key) k
  left join run.outbox_history h using (topic, key)
 where k.events + coalesce(h.events, 0) <> greatest(k.last, coalesce(h.last_seq, 0)) or k.first < 1 or k.sent > k.waiting
union all
select 'key ' || h.topic || '/' || h.key, h.events || ' events were sent, numbered up to ' || h.last_seq, null, h.run_id
  from run.outbox_history h join scope_run using (run_id)
 where h.events <> h.last_seq and not exists (select from run.outbox o where o.topic = h.topic and o.key = h.key)
union all
select 'event ' || a.event_id, 'stands aside, and no item says so', null, a.run_id
  from run.outbox_standing_aside a
 where not exists (select from worklist.item i
                    where i.work_item_id = worklist.item_id('EVENT_TOO_LARGE', a.event_id) and i.state in ('OPEN', 'RESOLVED'))
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
   and not exists (select from run.outbox_purge p where p.purged_run = coalesce(h.run_id, e.run_id))
 order by 1
