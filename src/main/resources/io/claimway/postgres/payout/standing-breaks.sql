-- What the newest proof found broken: by practice where each of the broken rows names one and all were kept.
select f.invariant, case when n.whole_next then null else b.practice_id end as practice_id, min(b.subject), count(b.subject)
  from (select run_id, whole_next from proof.proof order by business_date desc limit 1) n
  join proof.finding f using (run_id)
  left join proof.open_break b on b.invariant = f.invariant and b.repaired_run is null
 where f.broken > 0 group by 1, 2 order by 1, 2
