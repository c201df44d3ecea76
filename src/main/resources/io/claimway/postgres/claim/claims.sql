-- Opens a lineage for each claim that is billed for the first time; that of a further payer joins the family of the same sessions.
insert into claim.claim (claim_id, natural_key, payer, payer_sequence, billing_entity, client_id, provider_id, practice_id,
       service_date, place_of_service, run_id, joins_family)
select n.claim_id, c.natural_key, c.payer, c.payer_sequence, c.billing_entity, c.client_id, c.provider_id, c.practice_id,
       c.service_date, c.place_of_service, ?,
       case when c.payer_sequence <> 'P' then
         (select min(prior.family_id)
            from staging.build_line l
            join claim.line known using (session_id)
            join claim.claim prior on prior.claim_id = known.claim_id
           where l.natural_key = c.natural_key and prior.client_id = c.client_id and prior.payer_sequence < c.payer_sequence)
       end
  from staging.build_claim c join build_numbered n using (natural_key, version)
 where c.version = 1 order by n.claim_id
