-- For each reported claim that no number matched, in canonical order, the newest versions that its entity, date, charge and every line describe.
select u.payment_id, u.ordinal, c.claim_id, v.version, c.payer, c.family_id, p.content
  from remit_unmatched u
  join claim.claim c on c.billing_entity = u.billing_entity and c.service_date = u.service_date
  join payer_key k on k.payer = c.payer and k.originator = u.originator
  join claim.state s on s.claim_id = c.claim_id
  join claim.version v on v.claim_id = c.claim_id and v.version = s.version and v.charge_cents = abs(u.charge_cents)
  left join phi.claim_content p on (p.claim_id, p.version) = (v.claim_id, v.version)
 where exists (select from remit_unmatched_line l where (l.payment_id, l.ordinal) = (u.payment_id, u.ordinal))
   and not exists (
     select from remit_unmatched_line l where (l.payment_id, l.ordinal) = (u.payment_id, u.ordinal)
        and not exists (select from claim.line x where x.claim_id = c.claim_id and x.version = v.version
                           and x.procedure_code = l.procedure_code and x.charge_cents = abs(l.charge_cents)))
 order by u.payment_id, u.ordinal, c.claim_id
