-- Their versions and lines as they were sent.
select c.family_id, v.claim_id, v.version, v.frequency, v.charge_cents, l.line_number, l.line_control_number, l.procedure_code, l.modifiers,
       l.charge_cents as line_cents, l.expected_cents
  from (select distinct family_id from staging.remit_match where stage_attempt = ? and bucket = ?) f
  join claim.claim c using (family_id)
  join claim.version v using (claim_id)
  left join claim.line l using (claim_id, version)
 order by c.family_id, v.claim_id, v.version, l.line_number
