-- The first claim to which something happened since the fold read it.
select n.claim_id, n.seen_seq, s.last_seq
  from staging.remit_state n join claim.state s using (claim_id)
 where s.last_seq <> n.seen_seq order by 1 limit 1
