-- The whole book in its order.
select t.seq, t.posting_date, t.key_date, t.key_hash, t.event, d.kind as debit_kind, d.entity, d.owner as debit_owner, c.kind as credit_kind,
       c.owner as credit_owner, t.amount_cents, t.claim_id, t.version, t.line_number, t.payment_id, t.ordinal, t.cause, t.service_date,
       t.effective_date, t.run_id
  from ledger.transfer t
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 order by t.seq
