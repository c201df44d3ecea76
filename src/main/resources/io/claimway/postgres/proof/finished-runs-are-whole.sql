-- Every finished night has published all of its stages, and only the newest night may be unfinished.
select 'run ' || r.run_id, count(p.stage) || ' of 12 stages are published', null, r.run_id
  from run.run r join scope_run using (run_id) left join run.publication p using (run_id)
 where r.state = 'FINISHED' and r.job = 'nightly'
 group by r.run_id having count(p.stage) <> 12
union all
select 'run ' || r.run_id, 'is not finished, and a later night has begun', null, r.run_id
  from run.run r join scope_run using (run_id)
 where r.state <> 'FINISHED' and not starts_with(r.job, 'payout-') -- a person comes back to these, whatever night it is
   and exists (select from run.run later where later.job = 'nightly' and later.business_date > r.business_date)
union all
select 'run ' || r.run_id, 'ended with exit code ' || r.exit_code || ' and broken promises', null, r.run_id
  from run.run r join scope_run using (run_id)
 where r.state = 'FINISHED' and r.job = 'nightly'
   and (r.exit_code = 5) <> exists (select from proof.finding f where f.run_id = r.run_id and f.broken > 0)
 order by 1
