-- Which of these clients facts tell of.
select distinct key from phi.fact_version where topic = ? and key = any (?) and recorded_at <= ? order by key
