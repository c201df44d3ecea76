-- One bucket's reported claims with their matches, family by family.
select m.family_id, w.payment_id, w.ordinal, w.natural_key, w.sha256, w.transaction_control, w.fresh, w.originator, w.billing_entity,
       w.paid_on, w.received_on, w.patient_control_number, w.status, w.charge_cents, w.paid_cents, w.patient_cents, w.payer_claim_number,
       w.frequency, w.service_date, w.segment, w.remarks, coalesce(w.reason, m.reason) as reason, w.flaw, w.in_suspense, m.claim_id, m.version,
       m.payer, m.match_rule, m.candidates, m.difference, m.accepted, w.content, w.crossed_over
  from staging.remit_match m
  join staging.remit_work w using (stage_attempt, payment_id, ordinal)
 where m.stage_attempt = ? and m.bucket = ?
 order by m.family_id, w.payment_id, w.ordinal
