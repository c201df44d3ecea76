-- What is now believed of a client's coverage on a day; a belief that did not change keeps the run that formed it.
insert into eligibility.decision as d (client_id, service_date, payer, status, codes, evidence_id, copay_cents, run_id)
select client_id, service_date, payer, status, codes, evidence_id, copay_cents, ? from staging.eligibility_decision
 order by client_id, service_date
on conflict (client_id, service_date) do update
   set payer = excluded.payer, status = excluded.status, codes = excluded.codes, evidence_id = excluded.evidence_id,
       copay_cents = excluded.copay_cents, run_id = excluded.run_id
 where (d.payer, d.status, d.codes, d.evidence_id, d.copay_cents)
       is distinct from (excluded.payer, excluded.status, excluded.codes, excluded.evidence_id, excluded.copay_cents)
