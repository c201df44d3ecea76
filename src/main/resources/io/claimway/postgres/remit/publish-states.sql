-- Where claims stand now.
update claim.state s set last_seq = n.last_seq, state = n.state, codes = n.codes, since = n.since,
       live_version = n.live_version, live_state = n.live_state, payer_claim_number = n.payer_claim_number
  from staging.remit_state n where s.claim_id = n.claim_id
