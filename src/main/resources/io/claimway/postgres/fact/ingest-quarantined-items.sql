-- Entities whose newest record of tonight is no fact, each with its reason and where that record stands.
select 'QUARANTINED_FACT', topic || '|' || key, null::bigint, topic || ' ' || key,
       reason || ' at ' || topic || '-' || partition || '@' || record_offset, 0, null, null, null::date
  from (select distinct on (r.topic, r.key) r.*
          from (select distinct topic, key from fact.receipt where run_id = ? and outcome = 'QUARANTINED') k
          join fact.receipt r on r.run_id = ? and (r.topic, r.key) = (k.topic, k.key)
         where r.outcome <> 'DUPLICATE'
         order by r.topic, r.key, r.partition, r.record_offset desc) newest
 where outcome = 'QUARANTINED'
