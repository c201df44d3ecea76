-- What the copies book, one statement for each stage of a night: run, stage, and the rows for pg_temp.posting.
-- submit
insert into posting (transfer_key, debit, credit, amount_cents, kind, claim_id, version, line_number, undoes, cause, service_date, effective_date)
select 'submitted:' || k.claim_id || ':' || t.version, d.code, c.code, t.amount_cents, t.kind, k.claim_id, t.version, t.line_number, null,
       t.cause, t.service_date, t.effective_date
  from copied_claim k
  join ledger.transfer t on t.claim_id = k.old_id and t.kind = 'SUBMITTED'
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where t.run_id = :run;
-- payout
insert into posting (transfer_key, debit, credit, amount_cents, kind, cause, service_date, effective_date)
select 'earned:' || k.session_id || ':' || e.seq, 'provider-expense:' || e.practice_id, 'provider-payable:' || e.practice_id, e.cents, 'EARNED',
       'session ' || k.session_id, e.service_date, r.business_date
  from copied_session k join payout.earning e on e.session_id = k.session_id join run.run r on r.run_id = e.run_id
 where e.run_id = :run;
-- remit
insert into posting (transfer_key, debit, credit, amount_cents, kind, claim_id, version, line_number, undoes, cause, service_date, effective_date)
select 'remit:' || p.payment_id || substr(t.transfer_key, length('remit:' || p.old_id) + 1), d.code, c.code, t.amount_cents, t.kind, k.claim_id,
       t.version, t.line_number, null, t.cause, t.service_date, t.effective_date
  from copied_claim k
  join ledger.transfer t on t.claim_id = k.old_id and t.transfer_key like 'remit:%'
  join copied_payment p on p.old_id = split_part(t.transfer_key, ':', 2)::bigint and p.copy = k.copy
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where t.run_id = :run;
-- reassociate
insert into posting (transfer_key, debit, credit, amount_cents, kind, cause, effective_date)
select 'deposit:' || l.line_id || x.suffix, x.debit, x.credit, l.amount_cents, x.kind, l.sha256 || '#' || l.file_line, l.as_of
  from copied_deposit k
  join deposit.line l on l.line_id = k.line_id
 cross join lateral (values
   ('', 'bank-cash:' || l.bank_account, 'unapplied-deposits:' || l.billing_entity, 'DEPOSIT'),
   (':cleared', 'unapplied-deposits:' || l.billing_entity, 'remittance-clearing:' || l.billing_entity, 'CLEARED')) x(suffix, debit, credit, kind)
 where l.run_id = :run;
