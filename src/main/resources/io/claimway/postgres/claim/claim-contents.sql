-- Keeps what tonight's versions say for whoever reads a past version again.
insert into phi.claim_content (claim_id, version, content)
select n.claim_id, b.version, b.content
  from staging.build_content b join build_numbered n using (natural_key, version) order by n.claim_id, b.version
