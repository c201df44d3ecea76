-- The claim versions that a proof looks at, each with what the content store keeps of it.
select v.claim_id, v.version, c.natural_key, v.frequency, v.charge_cents, v.content_sha256, c.practice_id, v.run_id, k.content
  from scope_run
  join claim.version v using (run_id)
  join claim.claim c using (claim_id)
  left join phi.claim_content k using (claim_id, version)
