-- Opens a lineage for each claim that is billed for the first time.
insert into claim.claim (claim_id, natural_key, payer, payer_sequence, billing_entity, client_id, provider_id, practice_id,
       service_date, place_of_service, run_id)
select n.claim_id, c.natural_key, c.payer, c.payer_sequence, c.billing_entity, c.client_id, c.provider_id, c.practice_id,
       c.service_date, c.place_of_service, ?
  from staging.build_claim c join build_numbered n using (natural_key, version)
 where c.version = 1 order by n.claim_id
