-- The claims that an id means, whether it is a control number, a session, a line, a claim or the payer's own number.
select claim_id from claim.version where patient_control_number = upper(?)
union select claim_id from claim.line where session_id = ? or line_control_number = upper(?)
union select claim_id from claim.claim where claim_id::text = ?
union select claim_id from claim.state where payer_claim_number = ?
 order by 1
