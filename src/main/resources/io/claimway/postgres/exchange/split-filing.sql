-- Which claim version stands where in which rendered file: as planned, without what was taken out.
create temporary table split_filing on commit drop as
select t.file_id, c.claim_id, c.version, t.transaction_control, t.payer, c.charge_cents,
       (row_number() over (partition by t.file_id order by t.transaction_control, c.place))::int as ordinal
  from staging.split_transaction t
  join staging.split_claim c on c.payer = t.payer and not c.braked and c.place >= t.first_place and c.place < t.first_place + t.claims
 where not exists (select from staging.split_held h where h.claim_id = c.claim_id)
