-- Claims whose newest version is given up: what the version charges that the payer has, and what deliveries have charged.
select c.natural_key, c.claim_id, s.version, c.payer, c.billing_entity, c.service_date, v.charge_cents, coalesce(b.charged, 0)
  from claim.claim c
  join claim.state s using (claim_id)
  join claim.version v on v.claim_id = c.claim_id and v.version = s.live_version
  left join lateral (
    select sum(case when d.kind = ? then -t.amount_cents else t.amount_cents end) as charged
      from ledger.transfer t
      join ledger.account d on d.account_id = t.debit
      join ledger.account k on k.account_id = t.credit
     where t.claim_id = c.claim_id and (d.kind = ? or k.kind = ?)) b on true
 where c.claim_id in (select claim_id from staging.build_withdrawal)
 order by c.claim_id
