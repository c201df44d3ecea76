-- The service lines of tonight's versions, each under the control number by which a payer will name it.
insert into claim.line (claim_id, version, line_number, line_control_number, session_id, session_revision, procedure_code, modifiers,
       units, charge_cents, expected_cents)
select n.claim_id, l.version, l.line_number, n.patient_control_number || 'L' || lpad(l.line_number::text, 2, '0'), l.session_id,
       l.session_revision, l.procedure_code, l.modifiers, l.units, l.charge_cents, l.expected_cents
  from staging.build_line l join build_numbered n using (natural_key, version) order by n.claim_id, l.version, l.line_number
