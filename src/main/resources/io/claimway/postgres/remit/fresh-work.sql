-- The claims of tonight's kept payments, placed in canonical order: their place does not depend on the file.
insert into staging.remit_work (stage_attempt, task_partition, task_attempt, payment_id, ordinal, natural_key, occurrence, sha256,
       transaction_ordinal, transaction_control, position, fresh, originator, billing_entity, paid_on, received_on, patient_control_number,
       status, charge_cents, paid_cents, patient_cents, payer_claim_number, frequency, service_date, segment, content, flaw, remarks, reason,
       in_suspense, crossed_over, patient_last, patient_first, member_id, corrected_member_id, rendering_npi)
select p.stage_attempt, 0, 0, p.payment_id,
       row_number() over (partition by p.payment_id order by c.patient_control_number collate "C", c.payer_claim_number collate "C",
         c.status, c.charge_cents, c.paid_cents, c.content collate "C", c.position),
       p.natural_key,
       row_number() over (partition by p.payment_id, c.patient_control_number, c.payer_claim_number, c.status, c.charge_cents,
         c.paid_cents order by c.content collate "C", c.position),
       p.sha256, p.transaction_ordinal, p.transaction_control, c.position, true, p.originator, p.billing_entity, p.paid_on, ?,
       c.patient_control_number, c.status, c.charge_cents, c.paid_cents, c.patient_cents, c.payer_claim_number, c.frequency, c.service_date,
       c.segment, c.content, c.flaw, c.remarks,
       case when p.verdict <> 'GOOD' then 'PAYMENT' when c.flaw is not null then 'OUT_OF_BALANCE' end, false, c.crossed_over,
       c.patient_last, c.patient_first, c.member_id, c.corrected_member_id, c.rendering_npi
  from staging.remit_payment p
  join staging.remittance c using (sha256, transaction_ordinal)
 where p.payment_id is not null and c.kind = 'C'
