-- For each reported claim that no control number matched, the versions that the payer knows by the number it quotes.
select u.payment_id, u.ordinal, n.claim_id, n.version, n.payer, n.family_id, p.content
  from remit_unmatched u
  join lateral (
    select s.claim_id, s.version, c.payer, c.family_id
      from claim.state s join claim.claim c using (claim_id)
     where s.payer_claim_number = u.payer_claim_number and c.billing_entity = u.billing_entity
    union
    select r.claim_id, r.version, r.payer, c.family_id
      from remit.claim r join claim.claim c using (claim_id)
     where r.payer_claim_number = u.payer_claim_number and r.state in (:posted, :reversed) and c.billing_entity = u.billing_entity) n on true
  join payer_key k on k.payer = n.payer and k.originator = u.originator
  left join phi.claim_content p on (p.claim_id, p.version) = (n.claim_id, n.version)
 where u.payer_claim_number <> ''
 order by u.payment_id, u.ordinal, n.claim_id, n.version
