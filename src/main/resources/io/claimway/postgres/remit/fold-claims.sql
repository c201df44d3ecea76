-- Where the claims of one bucket's families stand.
select c.family_id, c.claim_id, c.natural_key, c.payer, c.billing_entity, c.client_id, c.service_date, c.payer_sequence, s.version, s.state, s.codes, s.since,
       s.live_version, s.live_state,
       s.last_seq, s.payer_claim_number
  from (select distinct family_id from staging.remit_match where stage_attempt = ? and bucket = ?) f
  join claim.claim c using (family_id)
  join claim.state s using (claim_id)
 order by c.family_id, c.payer_sequence, c.claim_id
