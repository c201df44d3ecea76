-- What each record read tonight is: of one id and revision, what was known first holds; equal bytes are duplicates.
create temporary table ingest_outcome on commit drop as
with ranked as (
  select f.topic, f.partition, f.record_offset, f.key, f.revision, f.content_hash, row_number() over w as nth,
         first_value(content_hash) over w as first_hash
    from staging.ingest_fact f
   where reason is null
  window w as (partition by topic, key, revision order by partition, record_offset)
), newest as (
  select topic, key, max(revision) as revision from (
    select topic, key, revision from staging.ingest_fact where reason is null and recorded_at <= ?
    union all
    select v.topic, v.key, v.revision from (select distinct topic, key from ranked) k
      join phi.fact_version v using (topic, key) where v.recorded_at <= ?) x
   group by topic, key
), generation as (
  select topic, partition, max(generation) as generation from run.topic_decision group by 1, 2
)
select r.topic, r.partition, r.record_offset, coalesce(g.generation, 1) as generation,
       case when coalesce(v.content_hash, r.first_hash) <> r.content_hash then 'QUARANTINED'
            when v.key is not null or r.nth > 1 then 'DUPLICATE'
            when r.revision < n.revision then 'SUPERSEDED'
            else 'STORED' end as outcome
  from ranked r
  left join phi.fact_version v using (topic, key, revision)
  left join newest n using (topic, key)
  left join generation g using (topic, partition)
union all
select topic, partition, record_offset, coalesce(g.generation, 1), 'QUARANTINED'
  from staging.ingest_fact left join generation g using (topic, partition) where reason is not null
