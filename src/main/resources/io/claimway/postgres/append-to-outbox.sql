-- Queues events for the relay behind those of the same key, so that a key is told its story in order.
insert into run.outbox (event_id, topic, key, key_seq, run_id, payload)
select o.event_id, ?, o.key, last.key_seq + row_number() over (partition by o.key order by o.place), ?, o.payload
  from outbox_outgoing o
 cross join lateral (select coalesce(max(b.key_seq), 0) as key_seq from run.outbox b where b.topic = ? and b.key = o.key) last
 order by o.place
