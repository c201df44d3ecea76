-- For each reported claim, in canonical order, the version whose control number it quotes; nothing where there is none.
select w.payment_id, w.ordinal, w.reason, m.claim_id, m.version, m.payer, m.family_id
  from staging.remit_work w
  left join lateral (
    select v.claim_id, v.version, c.payer, c.family_id
      from claim.version v
      join claim.claim c using (claim_id)
      join payer_key k on k.payer = c.payer
     where w.reason is null and v.patient_control_number = w.patient_control_number
       and k.originator = w.originator and c.billing_entity = w.billing_entity) m on true
 order by w.payment_id, w.ordinal
