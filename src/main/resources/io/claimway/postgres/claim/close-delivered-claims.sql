-- Claims that end without a void being sent, as their last delivery left them.
select c.natural_key, c.claim_id, v.version, c.payer, c.billing_entity, c.service_date, v.charge_cents
  from claim.claim c
  join lateral (select e.version from claim.event e where e.claim_id = c.claim_id and e.kind = :submitted
                 order by e.version desc limit 1) sent on true
  join claim.version v on v.claim_id = c.claim_id and v.version = sent.version
 where c.claim_id in (select claim_id from staging.build_closing)
 order by c.claim_id
