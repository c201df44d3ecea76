-- Leaves records that are no facts for their quarantine topics, with the reason and the place where they were read.
insert into run.outbox (event_id, topic, key, key_seq, run_id, payload, headers)
select encode(sha256(convert_to('quarantine:' || f.topic || ':' || f.partition || ':' || f.record_offset
         || case when o.generation > 1 then ':' || o.generation else '' end, 'UTF8')), 'hex'),
       f.topic || '.quarantine', f.key,
       greatest(coalesce((select max(x.key_seq) from run.outbox x where x.topic = f.topic || '.quarantine' and x.key = f.key), 0),
                coalesce((select h.last_seq from run.outbox_history h where h.topic = f.topic || '.quarantine' and h.key = f.key), 0))
         + row_number() over (partition by f.topic, f.key order by f.partition, f.record_offset),
       ?, f.payload,
       jsonb_build_object('reason', coalesce(f.reason, 'REVISION_CONFLICT'),
                          'detail', coalesce(f.detail, 'another content is known of this id and revision'),
                          'topic', f.topic, 'partition', f.partition::text, 'offset', f.record_offset::text)
  from staging.ingest_fact f join ingest_outcome o using (topic, partition, record_offset)
 where o.outcome = 'QUARANTINED'
