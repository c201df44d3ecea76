-- Files that left and came in one night, by partner, kind and what became of them.
select 'out', partner, kind, state, count(*), sum(claims), sum(charge_cents)
  from exchange.outbound_file where run_id = ? group by 2, 3, 4
union all
select 'in', partner, kind, coalesce(outcome, 'WAITING'), count(*), 0, 0
  from exchange.inbound_file where run_id = ? group by 2, 3, 4
union all
select 'in', partner, 'not read', outcome, count(*), 0, 0
  from exchange.inbound_object where run_id = ? and outcome <> 'TAKEN' group by 2, 3, 4
 order by 1, 2, 3, 4
