-- Joins what tasks have staged to what the driver books beside it.
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id, ordinal,
       bank_line_id, payout_id, session_id, undoes, cause, service_date, effective_date)
select key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id, ordinal,
       bank_line_id, payout_id, session_id, undoes, cause, service_date, effective_date
  from staging.transfer
