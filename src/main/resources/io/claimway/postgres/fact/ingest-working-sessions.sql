-- The newest visible version of each session to decide on, unless that version has been decided already and nothing waits.
insert into staging.working_set (topic, key, hash, payload, client_id)
select 'sessions', n.key, hashtext(n.key) & 2147483647, n.payload, n.client_id
  from (select distinct on (key) * from (
          select v.key, v.revision, v.client_id, v.payload, 0 as origin, 0 as partition, 0::bigint as record_offset
            from ingest_working_session join phi.fact_version v using (key) where v.topic = 'sessions' and v.recorded_at <= ?
          union all
          select key, revision, client_id, payload, 1, partition, record_offset
            from staging.ingest_fact
           where stage_attempt = ? and (task_partition, task_attempt) in (select * from unnest(?::int[], ?::bigint[]))
             and topic = 'sessions' and reason is null and recorded_at <= ?) c
         order by key, revision desc, origin, partition, record_offset) n
  left join claim.session_state s on s.session_id = n.key
 where s.session_id is null or s.revision < n.revision or n.key in (select session_id from claim.waiting_session)
