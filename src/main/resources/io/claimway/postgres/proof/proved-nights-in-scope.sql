-- The proved nights that a proof looks at, with the hash that their last block has now.
select p.business_date, p.run_id, p.last_block, coalesce(encode(b.hash, 'hex'), ''), r.state = 'FINISHED', p.restored
  from proof.proof p join scope_run using (run_id) join run.run r using (run_id) left join ledger.block b on b.block = p.last_block
 where p.last_block > 0 order by p.business_date
