-- What edits put right in tonight's versions, or warn of: the trace of how each was decided.
insert into claim.finding (claim_id, version, ordinal, session_id, line, edit_code, edition, severity, source, message)
select n.claim_id, b.version, b.ordinal, b.session_id, b.line, b.edit_code, b.edition, b.severity, b.source, b.message
  from staging.build_finding b join build_numbered n using (natural_key, version) order by n.claim_id, b.version, b.ordinal
