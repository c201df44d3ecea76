-- Sessions that need a decision tonight: those read now, those that wait, and those that became visible since the last night.
create temporary table ingest_working_session on commit drop as
select key from staging.ingest_fact
 where stage_attempt = ? and (task_partition, task_attempt) in (select * from unnest(?::int[], ?::bigint[]))
   and topic = 'sessions' and reason is null
union
select session_id from claim.waiting_session
union
select key from phi.fact_version where topic = 'sessions' and recorded_at <= ?
   and recorded_at > coalesce((select max(r.as_of) from run.run r join run.publication p using (run_id)
                                where p.stage = 'ingest' and r.as_of < ?), '-infinity')
