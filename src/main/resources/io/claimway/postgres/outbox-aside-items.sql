-- An item for each event that stands aside and that nobody has given up.
select 'EVENT_TOO_LARGE', a.event_id, null::bigint, 'event ' || left(a.event_id, 12) || ' of ' || a.topic,
       a.aside || '; behind it wait ' || (select count(*) from run.outbox o where o.topic = a.topic and o.key = a.key and o.key_seq > a.key_seq),
       0::bigint, null::text, null::text, null::date
  from run.outbox_standing_aside a order by a.event_id
