-- Every partner file was handled, and its outcome is what was taken from it.
with file as (
  select f.*, r.state as run_state from exchange.inbound_file f join scope_run using (run_id) join run.run r using (run_id)
), told as (
  select sha256, sum(answers) as answers
    from (select split_part(e.cause, '#', 1) as sha256, count(*) as answers from claim.event e join scope_run using (run_id) where e.source <> 'RUN' group by 1
          union all
          select a.sha256, count(*) from exchange.file_answer a join scope_run using (run_id) group by 1
          union all
          select v.sha256, count(*) from eligibility.evidence v join scope_run using (run_id) group by 1
          union all
          select s.sha256, count(*) from deposit.statement s join scope_run using (run_id) group by 1
          union all
          select l.sha256, count(*) from deposit.line l join scope_run using (run_id) group by 1) a
   group by 1
), paid as (
  select sha256, run_id, count(*) as payments, count(*) filter (where state = 'POSTED') as posted, 0 as ignored, 0 as tests
    from remit.payment join scope_run using (run_id) group by 1, 2
  union all
  select sha256, run_id, 0, 0, count(*), count(*) filter (where reason = 'TEST') from remit.ignored_payment join scope_run using (run_id) group by 1, 2
), remitted as (
  select sha256, run_id as handled_run, sum(payments) as payments, sum(posted) as posted, sum(ignored) as ignored, sum(tests) as tests
    from paid group by 1, 2
)
select 'inbound file ' || f.partner || '/' || f.name, f.kind || ' is ' || coalesce(f.outcome, 'without outcome')
       || case when f.redelivery then ', a redelivery' else '' end || ', and ' || coalesce(p.payments, 0) || ' payments, ' || coalesce(p.ignored, 0)
       || ' ignored ones and ' || coalesce(t.answers, 0) || ' answers came of it', null, f.run_id
  from file f
  left join remitted p using (sha256, handled_run)
  left join told t using (sha256)
 cross join lateral (select exists (select from worklist.item i where i.evidence = f.sha256) as waits) w
 where (f.handled_run is null or f.outcome is null) and f.run_state = 'FINISHED'
    or f.redelivery <> (coalesce(f.outcome, '') = 'REDELIVERY')
    or f.handled_run is not null and not f.redelivery
       and (f.kind = '835' and f.outcome is distinct from case when p.posted > 0 then 'APPLIED' when p.payments > 0 then 'SUSPENDED'
              when p.tests > 0 then 'IGNORED_TEST' when p.ignored > 0 then 'APPLIED' else 'QUARANTINED' end
         or f.outcome = 'APPLIED' and f.kind in ('TA1', '999', '277CA') and t.answers is null and not w.waits
         or f.outcome = 'QUARANTINED' and not w.waits)
 order by 1
