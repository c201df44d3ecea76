-- Events that do not count yet, and those that count and were told again: the newest revision of each that is visible tonight.
select f.payload, p.revision
  from (select distinct on (key) key, revision, payload from phi.fact_version
         where topic = ? and recorded_at <= ? order by key, revision desc) f
  left join patient.payment p on p.payment_id = f.key
 where p.payment_id is null or p.revision < f.revision
 order by f.key
