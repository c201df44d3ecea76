-- What tonight's sessions are decided by: their clients, and all providers, contracts and charges, as newest visible.
insert into staging.working_set (topic, key, hash, payload)
select topic, key, hashtext(key) & 2147483647, payload
  from (select distinct on (topic, key) * from (
          select topic, key, revision, payload, 0 as origin, 0 as partition, 0::bigint as record_offset
            from phi.fact_version where topic in ('providers', 'contracts', 'charges') and recorded_at <= ?
          union all
          select v.topic, v.key, v.revision, v.payload, 0, 0, 0
            from (select distinct client_id as key from staging.working_set where topic = 'sessions') c
            join phi.fact_version v on v.topic = 'clients' and v.key = c.key and v.recorded_at <= ?
          union all
          select f.topic, f.key, f.revision, f.payload, 1, f.partition, f.record_offset
            from staging.ingest_fact f
           where f.stage_attempt = ? and (f.task_partition, f.task_attempt) in (select * from unnest(?::int[], ?::bigint[]))
             and f.reason is null and f.recorded_at <= ?
             and (f.topic in ('providers', 'contracts', 'charges')
                  or f.topic = 'clients' and f.key in (select client_id from staging.working_set where topic = 'sessions'))) c
         order by topic, key, revision desc, origin, partition, record_offset) n
