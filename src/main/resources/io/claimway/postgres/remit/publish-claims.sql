-- Reported claims with what became of them.
insert into remit.claim (payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
       payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule, state, reason, remarks,
       match_score, classified_for, due_on, in_suspense, effect, codes, contractual_cents, patient_posted_cents, denied_cents,
       applied_order, received_on, crossed_over,
       posted_run, posted_on)
select payment_id, ordinal, w.occurrence, w.patient_control_number, w.status, w.charge_cents, w.paid_cents, w.patient_cents,
       w.payer_claim_number, w.frequency, w.service_date, w.segment, w.content, w.flaw, o.claim_id, o.version, o.payer, o.match_rule, o.state,
       o.reason, w.remarks, o.match_score, o.classified_for, o.due_on, o.in_suspense, o.effect, o.codes, o.contractual_cents, o.patient_cents,
       o.denied_cents, o.applied_order, w.received_on,
       w.crossed_over,
       case when o.effect is not null then n.run end, case when o.effect is not null then n.day end
  from staging.remit_outcome o
  join staging.remit_work w using (payment_id, ordinal)
 cross join (select ?::text as run, ?::date as day) n
 order by payment_id, ordinal
on conflict (payment_id, ordinal) do update set
       claim_id = excluded.claim_id, version = excluded.version, payer = excluded.payer, match_rule = excluded.match_rule,
       match_score = excluded.match_score, classified_for = excluded.classified_for, state = excluded.state, reason = excluded.reason,
       due_on = excluded.due_on, in_suspense = excluded.in_suspense, effect = excluded.effect, codes = excluded.codes,
       contractual_cents = excluded.contractual_cents, patient_posted_cents = excluded.patient_posted_cents,
       denied_cents = excluded.denied_cents,
       applied_order = excluded.applied_order, posted_run = excluded.posted_run, posted_on = excluded.posted_on
