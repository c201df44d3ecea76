-- What payers reported of claims, or in the payments of a trace.
select p.trace, p.paid_on, c.status, c.charge_cents, c.paid_cents, c.patient_cents, c.payer_claim_number, c.state, c.codes, c.reason,
       c.match_rule as found_by, c.posted_on
  from (select payment_id, ordinal from remit.claim where claim_id = any (?)
        union select c.payment_id, c.ordinal from remit.payment p join remit.claim c using (payment_id) where p.trace = ?) r
  join remit.claim c using (payment_id, ordinal) join remit.payment p using (payment_id)
 order by p.paid_on, p.payment_id, c.ordinal
