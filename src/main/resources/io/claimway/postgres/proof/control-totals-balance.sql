-- Every published stage has control totals, and they are those of the rows that it left.
with left_behind as (
  select r.run_id, 'build' as stage, 'claims' as measure, count(v.claim_id) as rows, coalesce(sum(v.charge_cents), 0) as cents
    from scope_run r left join claim.version v using (run_id) where starts_with(r.run_id, 'nightly-') group by 1
  union all
  select r.run_id, 'reassociate', 'bank-lines', count(l.line_id), coalesce(sum(l.amount_cents), 0)
    from scope_run r left join deposit.line l using (run_id) group by 1
  union all
  select r.run_id, 'payout', 'earnings', count(distinct e.session_id), coalesce(sum(e.cents), 0)
    from scope_run r left join payout.earning e using (run_id) where starts_with(r.run_id, 'nightly-') group by 1
  union all
  select r.run_id, 'payout', 'payouts', coalesce(sum(b.payouts), 0), coalesce(sum(b.cents), 0)
    from scope_run r left join payout.batch_event b using (run_id) where starts_with(r.run_id, 'nightly-') group by 1
  union all
  select r.run_id, 'remit', 'payments',
         (select count(*) from remit.payment p where p.run_id = r.run_id) + (select count(*) from remit.ignored_payment i where i.run_id = r.run_id),
         (select coalesce(sum(amount_cents), 0) from remit.payment p where p.run_id = r.run_id)
         + (select coalesce(sum(amount_cents), 0) from remit.ignored_payment i where i.run_id = r.run_id)
    from scope_run r
  union all
  select r.run_id, 'prove', 'invariants', count(f.invariant), 0 from scope_run r left join proof.finding f using (run_id) group by 1
)
select 'stage ' || p.stage || ' of ' || p.run_id, 'has no control totals', null, p.run_id
  from run.publication p
  join scope_run using (run_id)
 where not exists (select from run.control_total t where t.run_id = p.run_id and t.stage = p.stage)
union all
select 'stage ' || t.stage || ' of ' || t.run_id, t.measure || ' are ' || greatest(t.records_in, t.records_out) || ' of ' || t.cents_in || ' cents, its rows make '
       || l.rows || ' of ' || l.cents, null, t.run_id
  from run.control_total t
  join left_behind l using (run_id, stage, measure)
 where (case when t.stage in ('build', 'payout') then t.records_out else t.records_in end, t.cents_in) is distinct from (l.rows, l.cents)
 order by 1
