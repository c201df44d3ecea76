-- Every version of a fact has the receipt of the record that brought it, and every stored record its version, unchanged.
with received as (
  select r.* from fact.receipt r join scope_run using (run_id) where r.outcome in ('STORED', 'SUPERSEDED')
), kept as (
  select v.topic, v.key, v.revision, v.recorded_at, v.run_id, v.content_hash <> encode(sha256(v.payload), 'hex') as altered
    from phi.fact_version v join scope_run using (run_id)
)
select 'fact ' || coalesce(k.topic, r.topic) || '/' || coalesce(k.key, r.key) || ' revision ' || coalesce(k.revision, r.revision),
       case when k.key is null then 'is gone, its receipt is not' when r.key is null then 'has no receipt of its run'
            when k.altered then 'its content is not what its hash says' else 'was recorded at another time than its receipt says' end,
       null, coalesce(k.run_id, r.run_id)
  from kept k
  full join received r on (r.topic, r.key, r.revision, r.run_id) = (k.topic, k.key, k.revision, k.run_id)
 where k.key is null or r.key is null or k.altered or k.recorded_at is distinct from r.recorded_at
union all
select 'partition ' || topic || '-' || partition, 'the next offset is ' || coalesce(c.next_offset, 0) || ' of topic ' || coalesce(c.topic_id, '')
       || ', the newest run or decision left ' || coalesce(o.next_offset, 0) || ' of ' || coalesce(o.topic_id, ''), null, null
  from (select distinct on (topic, partition) topic, partition, next_offset, topic_id
          from (select f.topic, f.partition, f."endOffset" as next_offset, f."topicId" as topic_id, r.business_date, 0 as generation
                  from run.run r
                  join run.publication p on p.run_id = r.run_id and p.stage = 'ingest'
                 cross join lateral jsonb_to_recordset(r.manifest -> 'offsets') f(topic text, partition int, "topicId" text, "endOffset" bigint)
                 where r.business_date >= (select max(x.business_date) from run.run x join run.publication y using (run_id) where y.stage = 'ingest')
                union all
                select d.topic, d.partition, d.found_start, d.found_topic_id, r.business_date, d.generation
                  from run.topic_decision d join run.run r on r.run_id = d.night) x
         order by topic, partition, business_date desc, generation desc) o
  full join run.consumed_offset c using (topic, partition)
 where (coalesce(c.next_offset, 0), coalesce(c.topic_id, '')) <> (coalesce(o.next_offset, 0), coalesce(o.topic_id, ''))
 order by 1
