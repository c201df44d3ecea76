-- For each reported claim, in canonical order, the version whose control number it quotes, or that a person says; nothing where there is none.
select w.payment_id, w.ordinal, w.reason, w.patient_last, w.patient_first, w.member_id, w.corrected_member_id, w.rendering_npi, w.service_date,
       d.action as decided, m.claim_id, m.version, m.payer, m.family_id, p.content
  from staging.remit_work w
  left join lateral (
    select d.action, d.claim_id, d.version from remit.decision d
     where (d.payment_id, d.ordinal) = (w.payment_id, w.ordinal) order by d.seq desc limit 1) d on not w.fresh
  left join lateral (
    select v.claim_id, v.version, c.payer, c.family_id
      from claim.version v
      join claim.claim c using (claim_id)
      join payer_key k on k.payer = c.payer
     where w.reason is null and d.claim_id is null and v.patient_control_number = w.patient_control_number
       and k.originator = w.originator and c.billing_entity = w.billing_entity
    union all
    select d.claim_id, d.version, c.payer, c.family_id from claim.claim c where c.claim_id = d.claim_id) m on true
  left join phi.claim_content p on (p.claim_id, p.version) = (m.claim_id, m.version)
 order by w.payment_id, w.ordinal
