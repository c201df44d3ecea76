-- Moves each answered claim to the last answer that had an effect; the payer's claim number, once known, stays.
update claim.state s
   set last_seq = d.last_seq, state = coalesce(d.kind, s.state), codes = case when d.kind is null then s.codes else d.codes end,
       since = case when d.kind is null then s.since else ?::date end,
       payer_claim_number = coalesce(s.payer_claim_number, d.payer_claim_number)
  from (select claim_id, max(last_seq + place) as last_seq,
               (array_agg(kind order by place desc) filter (where effective))[1] as kind,
               (array_agg(codes order by place desc) filter (where effective))[1] as codes,
               (array_agg(payer_claim_number order by place desc) filter (where kind = 'ACCEPTED' and payer_claim_number is not null))[1]
                 as payer_claim_number
          from acknowledge_decided group by claim_id) d
 where s.claim_id = d.claim_id
