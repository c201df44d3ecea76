-- Suspended claims whose time has come, or which something could match that happened since the last remittances.
insert into staging.remit_work (stage_attempt, task_partition, task_attempt, payment_id, ordinal, natural_key, occurrence, sha256,
       transaction_ordinal, transaction_control, position, fresh, originator, billing_entity, paid_on, received_on, patient_control_number,
       status, charge_cents, paid_cents, patient_cents, payer_claim_number, frequency, service_date, segment, content, flaw, remarks, reason,
       in_suspense, crossed_over, patient_last, patient_first, member_id, corrected_member_id, rendering_npi)
with happened as (
  select distinct e.claim_id from claim.event e where e.business_date >= ?
), touched as (
  select payment_id, ordinal from remit.claim where state in ('SUSPENDED', 'WAITING') and due_on <= ?
  union
  select payment_id, ordinal from remit.claim join remit.decision d using (payment_id, ordinal)
   where state in ('SUSPENDED', 'WAITING') and d.seq = (select max(seq) from remit.decision l where (l.payment_id, l.ordinal) = (d.payment_id, d.ordinal))
  union
  select r.payment_id, r.ordinal
    from happened h join claim.claim c using (claim_id) join claim.claim f on f.family_id = c.family_id
    join remit.claim r on r.claim_id = f.claim_id and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from happened h join claim.version v using (claim_id)
    join remit.claim r on r.patient_control_number = v.patient_control_number and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from happened h join claim.state s using (claim_id)
    join remit.claim r on r.payer_claim_number = s.payer_claim_number and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from (select distinct c.service_date from happened h join claim.claim c using (claim_id)) c
    join remit.claim r on r.service_date = c.service_date and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from staging.remit_work w
    join remit.claim r on r.patient_control_number = w.patient_control_number and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from staging.remit_work w
    join remit.claim r on r.payer_claim_number = w.payer_claim_number and w.payer_claim_number <> '' and r.state in ('SUSPENDED', 'WAITING')
  union
  select r.payment_id, r.ordinal
    from staging.remit_work w
    join claim.version v on v.patient_control_number = w.patient_control_number
    join remit.claim r on r.claim_id = v.claim_id and r.state in ('SUSPENDED', 'WAITING')
)
select ?, 0, 0, c.payment_id, c.ordinal, p.natural_key, c.occurrence, p.sha256, p.transaction_ordinal, p.transaction_control, 0, false,
       p.originator, p.billing_entity, p.paid_on, c.received_on, c.patient_control_number, c.status, c.charge_cents, c.paid_cents,
       c.patient_cents, c.payer_claim_number, c.frequency, c.service_date, c.segment, c.content, c.flaw, c.remarks, null, c.in_suspense,
       c.crossed_over, n.patient_last, n.patient_first, n.member_id, n.corrected_member_id, n.rendering_npi
  from touched t
  join remit.claim c using (payment_id, ordinal)
  join remit.payment p using (payment_id)
  left join phi.reported_person n using (payment_id, ordinal)
 where c.reason not in ('PAYMENT', 'OUT_OF_BALANCE')
