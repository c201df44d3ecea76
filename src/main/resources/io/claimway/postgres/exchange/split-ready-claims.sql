-- Claims that wait for a file, and whether a person has stopped their payer, billing entity or practice.
select s.claim_id, s.version, v.patient_control_number, c.payer, v.charge_cents,
       exists (select from claim.brake b
                where (b.kind, b.subject) in (('PAYER', c.payer), ('BILLING_ENTITY', c.billing_entity), ('PRACTICE', c.practice_id)))
  from claim.state s join claim.claim c using (claim_id) join claim.version v using (claim_id, version)
 where s.state = :ready
 order by v.patient_control_number collate "C"
