-- Queues events for the relay behind those of the same key, so that a key is told its story in order.
insert into run.outbox (event_id, topic, key, key_seq, run_id, payload)
select o.event_id, t.topic, o.key, greatest(last.key_seq, gone.key_seq) + row_number() over (partition by o.key order by o.place), ?, o.payload
  from outbox_outgoing o
 cross join (values (?)) t(topic)
 cross join lateral (select coalesce(max(b.key_seq), 0) as key_seq from run.outbox b where b.topic = t.topic and b.key = o.key) last
 cross join lateral (select coalesce(max(h.last_seq), 0) as key_seq from run.outbox_history h where h.topic = t.topic and h.key = o.key) gone
 order by o.place
