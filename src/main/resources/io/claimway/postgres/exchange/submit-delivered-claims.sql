-- Delivered claims in order, each beside what earlier deliveries of it have charged.
select l.claim_id, l.version, c.natural_key, l.frequency, l.payer, l.billing_entity, l.service_date, l.charge_cents, l.name,
       coalesce(b.charged, 0)
  from submit_leaving l
  join claim.claim c using (claim_id)
  left join lateral (
    select sum(case when d.kind = :gross_charges then -t.amount_cents else t.amount_cents end) as charged
      from ledger.transfer t
      join ledger.account d on d.account_id = t.debit
      join ledger.account k on k.account_id = t.credit
     where l.version > 1 and t.claim_id = l.claim_id and (d.kind = :gross_charges or k.kind = :gross_charges)) b on true
 where l.state = 'DELIVERED'
 order by l.claim_id
