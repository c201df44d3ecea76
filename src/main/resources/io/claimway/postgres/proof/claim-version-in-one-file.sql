-- Each claim version is in at most one live delivered file over all routes, and in one if it was sent.
select 'claim ' || f.claim_id || ' version ' || f.version,
       'in ' || count(*) || ' delivered files: ' || string_agg(o.name, ', ' order by o.name), min(c.practice_id), f.claim_id::text
  from scope_claim x
  join exchange.filed_claim f using (claim_id)
  join exchange.outbound_file o using (file_id)
  join claim.claim c using (claim_id)
 where o.state = 'DELIVERED'
 group by f.claim_id, f.version
having count(*) > 1
union all
select 'claim ' || e.claim_id || ' version ' || e.version, 'was sent in ' || e.cause || ', which does not hold it', c.practice_id, e.claim_id::text
  from scope_claim x
  join claim.event e using (claim_id)
  join claim.claim c using (claim_id)
 where e.kind = 'SUBMITTED'
   and not exists (select from exchange.filed_claim f join exchange.outbound_file o using (file_id)
                    where f.claim_id = e.claim_id and f.version = e.version and o.state = 'DELIVERED' and o.name = e.cause)
 order by 1
