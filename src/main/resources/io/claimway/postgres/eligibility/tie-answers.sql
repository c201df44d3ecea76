-- Turns payers' answers into evidence by the trace they quote; of several answers in one file to one trace the first is taken.
insert into staging.eligibility_evidence (
       evidence_id, trace, sha256, transaction_ordinal, segment_ordinal, client_id, payer, fingerprint, asked_for, answered_on, valid_until,
       status, codes, retriable, covered_from, covered_to, copay_cents, coinsurance_millionths, deductible_left_cents,
       authorization_required, other_entity, run_id, stage_attempt)
select distinct on (a.trace, a.sha256)
       a.trace || '-' || left(a.sha256, 12), a.trace, a.sha256, a.transaction_ordinal, a.ordinal, i.client_id, i.payer, i.fingerprint,
       i.asked_for, ?, least(?::date + k.days, make_date(extract(year from i.asked_for)::int, 12, 31)),
       a.status, a.codes, a.retriable, a.covered_from, a.covered_to, a.copay_cents, a.coinsurance_millionths, a.deductible_left_cents,
       a.authorization_required, a.other_entity, ?, ?
  from eligibility_answer a join eligibility.inquiry i using (trace) join eligibility_cache_days k using (payer)
 where not exists (select from eligibility.evidence e where e.trace = a.trace and e.sha256 = a.sha256)
 order by a.trace, a.sha256, a.transaction_ordinal, a.ordinal
