-- Claims that stand refused: one item where the payer named the claim, another in its place where a plan left it to a person.
with refused as (
  select s.claim_id, s.version, v.charge_cents, e.source, e.codes, e.cause, split_part(e.cause, '#', 1) as sha256
    from claim.state s
    join claim.version v using (claim_id, version)
   cross join lateral (select source, codes, cause from claim.event e
                        where e.claim_id = s.claim_id and e.version = s.version and e.kind = s.state order by e.seq desc limit 1) e
   where s.state = ?
), planned as (
  select distinct on (p.claim_id) p.*
    from refused r
    join replay.plan_claim p using (claim_id, version)
    join replay.plan l using (plan_id)
    left join run.publication x on x.run_id = l.executed_run
   where l.executed_run is not null
   order by p.claim_id, x.published_at desc nulls first, p.plan_id desc
)
select 'REPLAY_' || action, plan_id || '|' || claim_id, claim_id, 'claim ' || claim_id, 'plan ' || plan_id || ': ' || cause || '; ' || reason,
       charge_cents, null, null, null::date
  from planned where content_sha256 = ''
union all
select 'REJECTED_CLAIM', claim_id || '|' || version, claim_id, 'claim ' || claim_id, codes, charge_cents, sha256, null, null
  from refused r
 where source = '277CA'
   and not exists (select from exchange.file_answer a where a.sha256 = r.sha256 and a.sha256 || '#' || a.position = r.cause)
   and not exists (select from planned p where p.claim_id = r.claim_id and p.content_sha256 = '')
