-- The claims that an id means, whether it is a control number, a session, a line, a claim, the payer's own number or a work item.
select claim_id from claim.version where patient_control_number = upper(?)
union select claim_id from claim.line where session_id = ?
union select l.claim_id from claim.version v join claim.line l using (claim_id, version)
 where v.patient_control_number = left(upper(?), -3) and l.line_control_number = upper(?)
union select claim_id from claim.claim where claim_id = case when ? ~ '^[0-9]{1,18}$' then ?::bigint end
union select claim_id from claim.state where payer_claim_number = ?
union select claim_id from worklist.item where work_item_id >= ? and work_item_id < ? || 'g' and claim_id is not null
 order by 1
