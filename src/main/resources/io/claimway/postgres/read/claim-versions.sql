-- Each version of a claim as it was billed, where the newest stands, and which one its payer has.
select v.claim_id as claim, v.version, v.patient_control_number, v.frequency, v.charge_cents, v.expected_cents, v.reason,
       v.plan_id as plan, c.payer, c.payer_sequence as payer_order, lower(c.origin) as origin, c.family_id as family, case v.version when s.version then s.state when s.live_version then s.live_state end as state,
       case v.version when s.live_version then 'live' end as at_the_payer, s.payer_claim_number
  from claim.version v join claim.claim c using (claim_id)
  left join claim.state s on s.claim_id = v.claim_id and v.version in (s.version, s.live_version)
 where v.claim_id = any (?) order by 1, 2
