-- What the copies book, one statement for each stage of a night: run, stage, and the rows for pg_temp.posting.
-- submit
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, cause, service_date,
       effective_date)
select t.key_date, md5('copy|' || k.copy || '|' || t.key_hash)::uuid, t.event, d.entity, s.debit_owner, s.credit_owner, s.cents,
       k.claim_id, t.version, t.line_number, t.cause, t.service_date, t.effective_date
  from copied_claim k
  join ledger.transfer t on t.claim_id = k.old_id and t.payment_id is null
  join ledger.event e using (event)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 cross join lateral (
   select case when d.kind = e.debit_kind then d.owner else c.owner end as debit_owner,
          case when d.kind = e.debit_kind then c.owner else d.owner end as credit_owner,
          case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end as cents) s
 where t.run_id = :run;
-- payout
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, session_id, cause, service_date, effective_date)
select r.business_date, md5('copy|' || k.session_id || '|' || e.seq)::uuid, 'EARNED', e.billing_entity, e.practice_id, e.practice_id,
       e.cents, k.session_id, 'session ' || k.session_id, e.service_date, r.business_date
  from copied_session k join payout.earning e on e.session_id = k.session_id join run.run r on r.run_id = e.run_id
 where e.run_id = :run;
-- remit
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id, ordinal,
       cause, service_date, effective_date)
select t.key_date, md5('copy|' || k.copy || '|' || t.key_hash)::uuid, t.event, d.entity, s.debit_owner, s.credit_owner, s.cents,
       k.claim_id, t.version, t.line_number, p.payment_id, t.ordinal, t.cause, t.service_date, t.effective_date
  from copied_claim k
  join ledger.transfer t on t.claim_id = k.old_id and t.payment_id is not null
  join copied_payment p on p.old_id = t.payment_id and p.copy = k.copy
  join ledger.event e using (event)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 cross join lateral (
   select case when d.kind = e.debit_kind then d.owner else c.owner end as debit_owner,
          case when d.kind = e.debit_kind then c.owner else d.owner end as credit_owner,
          case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end as cents) s
 where t.run_id = :run;
-- reassociate
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, bank_line_id, cause, effective_date)
select l.as_of, md5('copy|' || l.line_id || '|' || x.event)::uuid, x.event, l.billing_entity, x.debit_owner, '', l.amount_cents,
       x.payment_id, l.line_id, l.sha256 || '#' || l.file_line, l.as_of
  from copied_deposit k
  join deposit.line l on l.line_id = k.line_id
 cross join lateral (values
   ('DEPOSIT', l.bank_account, null::bigint), ('DEPOSIT_CLEARED', '', k.payment_id)) x(event, debit_owner, payment_id)
 where l.run_id = :run;
