-- Claims that stand refused, by the answer that refused them, and how many of them are new tonight.
select e.source, coalesce(e.codes, ''), count(*), sum(v.charge_cents), count(*) filter (where e.run_id = ?)
  from claim.state s
  join lateral (select * from claim.event e where e.claim_id = s.claim_id and e.kind = s.state order by e.seq desc limit 1) e on true
  join claim.version v on v.claim_id = s.claim_id and v.version = s.version
 where s.state = ? group by 1, 2 order by 4 desc, 1, 2
