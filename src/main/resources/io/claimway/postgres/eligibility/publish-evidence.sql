-- Keeps for good the evidence that the attempt which succeeded has staged.
insert into eligibility.evidence (
       evidence_id, trace, sha256, transaction_ordinal, segment_ordinal, client_id, payer, fingerprint, asked_for, answered_on, valid_until,
       status, codes, retriable, covered_from, covered_to, copay_cents, coinsurance_millionths, deductible_left_cents,
       authorization_required, other_entity, run_id)
select evidence_id, trace, sha256, transaction_ordinal, segment_ordinal, client_id, payer, fingerprint, asked_for, answered_on, valid_until,
       status, codes, retriable, covered_from, covered_to, copay_cents, coinsurance_millionths, deductible_left_cents,
       authorization_required, other_entity, run_id
  from staging.eligibility_evidence where stage_attempt = ? order by evidence_id
