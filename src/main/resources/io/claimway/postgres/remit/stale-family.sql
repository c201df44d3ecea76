-- The first claim to which something happened since the fold read it; all are looked up by their keys before the first is taken.
with stale as materialized (
  select n.claim_id, n.seen_seq, s.last_seq
    from staging.remit_state n join claim.state s using (claim_id)
   where s.last_seq <> n.seen_seq
)
select claim_id, seen_seq, last_seq from stale order by 1 limit 1
