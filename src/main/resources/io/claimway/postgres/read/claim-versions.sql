-- Each version of a claim as it was billed, and where the newest stands.
select v.claim_id as claim, v.version, v.patient_control_number, v.frequency, v.charge_cents, v.expected_cents, v.reason,
       v.plan_id as plan, c.payer, s.state, s.payer_claim_number
  from claim.version v join claim.claim c using (claim_id)
  left join claim.state s on s.claim_id = v.claim_id and s.version = v.version
 where v.claim_id = any (?) order by 1, 2
