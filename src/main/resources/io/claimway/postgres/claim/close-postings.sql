-- Takes back the charge of claims that end without a void being sent, as far as a delivery had booked it.
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, cause, service_date,
       effective_date)
select day, ledger.key_hash('closed:' || c.natural_key), 'CLAIM_VOIDED', c.billing_entity, '', c.payer, v.charge_cents, c.claim_id,
       v.version, run, c.service_date, day
  from claim.claim c
  join lateral (select e.version from claim.event e where e.claim_id = c.claim_id and e.kind = 'SUBMITTED'
                 order by e.version desc limit 1) sent on true
  join claim.version v on v.claim_id = c.claim_id and v.version = sent.version
 cross join lateral (select ?::text as run, ?::date as day) n
 where c.claim_id = any (?)
