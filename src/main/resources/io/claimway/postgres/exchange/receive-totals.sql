-- What came of the objects that a run has frozen: to be read on, refused or known, and left to a later night.
select (select count(*) from exchange.inbound_file where run_id = ? and outcome is null),
       (select count(*) from exchange.inbound_file where run_id = x.run_id and outcome is not null)
         + (select count(*) from exchange.inbound_object where run_id = x.run_id and outcome = 'GONE'),
       (select count(*) from exchange.inbound_object where run_id = x.run_id and outcome not in ('TAKEN', 'GONE'))
  from (select ?::text as run_id) x
