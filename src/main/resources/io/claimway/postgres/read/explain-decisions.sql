-- What persons said of what payers reported of claims, or in the payments of a trace.
select p.trace, d.ordinal as place, d.action, d.person, d.because, d.business_date
  from (select payment_id, ordinal from remit.claim where claim_id = any (?)
        union select d.payment_id, d.ordinal from remit.payment p join remit.decision d using (payment_id) where p.trace = ?) r
  join remit.decision d using (payment_id, ordinal) join remit.payment p using (payment_id)
 order by d.payment_id, d.ordinal, d.seq
