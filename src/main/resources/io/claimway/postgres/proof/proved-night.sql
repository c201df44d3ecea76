-- A night's head as its proof took it down.
select p.business_date, p.run_id, p.last_block, encode(p.head, 'hex'), r.state = 'FINISHED', p.restored
  from proof.proof p join run.run r using (run_id) where p.run_id = ? and p.last_block > 0
