-- The records read under a key.
select r.topic, r.partition, r.record_offset as "offset", r.revision, r.recorded_at, lower(r.outcome) as outcome, r.reason, r.run_id as run
  from fact.receipt r where r.key = ? order by r.recorded_at, r.record_offset
