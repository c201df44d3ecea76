-- Writes down what was made of each file; one with a refusal does not leave.
update exchange.outbound_file o
   set state = case when f.refusal is null then ? else ? end, withheld_reason = f.refusal, name = f.name, sha256 = f.sha256, bytes = f.bytes,
       claims = f.claims, charge_cents = f.charge_cents,
       transactions = (select count(distinct transaction_control) from split_filing g where g.file_id = o.file_id)
  from staging.split_file f
 where f.file_id = o.file_id
