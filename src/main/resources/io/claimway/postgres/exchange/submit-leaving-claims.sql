-- Claims whose file left tonight, or was kept back at the door.
create temporary table submit_leaving on commit drop as
select f.claim_id, f.version, o.state, o.name, o.withheld_reason, c.payer, c.billing_entity, c.service_date, v.charge_cents, v.frequency
  from exchange.outbound_file o
  join exchange.filed_claim f using (file_id)
  join claim.claim c using (claim_id)
  join claim.version v using (claim_id, version)
 where o.run_id = ? and o.kind = '837P' and o.state in ('DELIVERED', 'WITHHELD')
