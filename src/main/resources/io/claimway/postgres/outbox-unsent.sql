-- The first unsent events whose key does not wait behind one that stands aside, in order of topic, key and place within the key.
select event_id, topic, key, payload, headers
  from run.outbox o
 where sent_at is null and aside is null
   and not exists (select from run.outbox_standing_aside a where a.topic = o.topic and a.key = o.key and a.key_seq < o.key_seq and not a.given_up)
 order by topic, key, key_seq limit ?
