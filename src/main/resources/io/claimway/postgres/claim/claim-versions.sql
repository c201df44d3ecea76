-- What is billed tonight: the first version of a new claim, the next one of a claim that is replaced, voided or tried again.
insert into claim.version (claim_id, version, patient_control_number, frequency, charge_cents, expected_cents, payer_claim_number,
       reason, plan_id, content_sha256, run_id)
select n.claim_id, c.version, n.patient_control_number, c.frequency, c.charge_cents, c.expected_cents, c.payer_claim_number,
       c.reason, c.plan_id, c.content_sha256, ?
  from staging.build_claim c join build_numbered n using (natural_key, version) order by n.claim_id, c.version
