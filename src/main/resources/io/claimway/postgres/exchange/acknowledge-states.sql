-- Moves each answered claim to the last answer that had an effect, and with it the version that is live at the payer.
-- The number that the payer gave what is live stays; it gives another to an original that follows a void.
update claim.state s
   set last_seq = d.last_seq, state = coalesce(d.next, s.state), codes = case when d.next is null then s.codes else d.codes end,
       since = case when d.next is null then s.since else ?::date end,
       live_version = case d.live when 'TAKES' then s.version when 'LOSES' then nullif(s.live_version, s.version) else s.live_version end,
       live_state = case when d.live = 'TAKES' then d.living when d.live = 'LOSES' and s.live_version = s.version then null
                         else s.live_state end,
       payer_claim_number = case when s.live_version is null then coalesce(d.payer_claim_number, s.payer_claim_number)
                                 else coalesce(s.payer_claim_number, d.payer_claim_number) end
  from (select claim_id, max(last_seq + place) as last_seq,
               (array_agg(next order by place desc) filter (where effective))[1] as next,
               (array_agg(codes order by place desc) filter (where effective))[1] as codes,
               (array_agg(live order by place desc) filter (where effective and live is not null))[1] as live,
               (array_agg(next order by place desc) filter (where effective and live is not null))[1] as living,
               (array_agg(payer_claim_number order by place desc) filter (where live = 'TAKES' and payer_claim_number is not null))[1]
                 as payer_claim_number
          from acknowledge_decided group by claim_id) d
 where s.claim_id = d.claim_id
