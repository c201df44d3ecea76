-- One block: its extent, its sum, and the hash that chains it to the one before.
insert into ledger.block (block, run_id, stage, first_seq, last_seq, cents, previous, hash)
select ?, ?, ?, min(seq), max(seq), sum(amount_cents), ?::bytea, sha256(?::bytea || string_agg(digest, ''::bytea order by seq))
  from ledger.transfer where seq between ? and ?
returning hash
