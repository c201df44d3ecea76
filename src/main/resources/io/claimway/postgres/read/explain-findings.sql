-- What edits put right in claims, or warn of.
select claim_id as claim, version, session_id as session, nullif(line, 0) as line, edit_code as edit, edition, lower(severity) as severity, message, source
  from claim.finding where claim_id = any (?) order by claim_id, version, ordinal
