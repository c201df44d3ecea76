-- The newest runs and how far each came.
select r.run_id, r.job, r.business_date, r.state, r.exit_code, p.stages, p.last_stage, p.last_published, r.override_by, r.override_reason
from run.run r
left join lateral (
  select count(*) as stages,
         (array_agg(stage order by published_at desc))[1] as last_stage,
         max(published_at) as last_published
  from run.publication where run_id = r.run_id) p on true
where ?::text is null or r.job = ?
order by r.business_date desc, r.job
limit ?
