-- The claims of a planned file in the order in which they stand in it.
select c.claim_id, c.version, t.transaction_control
  from staging.split_transaction t
  join staging.split_claim c on c.payer = t.payer and not c.braked and c.place >= t.first_place and c.place < t.first_place + t.claims
 where t.file_id = ?
 order by t.transaction_control, c.place
