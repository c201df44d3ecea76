-- Their clients as they are known now: which payer is asked after another.
select f.family_id, v.payload
  from (select distinct m.family_id, c.client_id
          from staging.remit_match m join claim.claim c on c.claim_id = m.claim_id where m.stage_attempt = ? and m.bucket = ?) f
  join lateral (
    select payload from phi.fact_version where topic = 'clients' and key = f.client_id order by revision desc limit 1) v on true
 order by f.family_id
