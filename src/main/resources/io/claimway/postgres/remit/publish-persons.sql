-- Of whom the payer says it, where that is needed again: the claim has no match yet, or its member is known under another id.
insert into phi.reported_person (payment_id, ordinal, patient_last, patient_first, member_id, corrected_member_id, rendering_npi)
select payment_id, ordinal, w.patient_last, w.patient_first, w.member_id, w.corrected_member_id, w.rendering_npi
  from staging.remit_outcome o
  join staging.remit_work w using (payment_id, ordinal)
 where o.fresh and (o.effect is null or w.corrected_member_id <> '')
 order by payment_id, ordinal
