-- What was written off of the adjudication that an item is about, and nothing has taken back.
select t.key_date, t.key_hash, t.event, d.kind as debit_kind, d.entity, d.owner as debit_owner, c.kind as credit_kind, c.owner as credit_owner,
       t.amount_cents, t.claim_id, t.version, t.line_number, t.payment_id, t.ordinal, t.cause, t.service_date, t.effective_date
  from worklist.item i
  join remit.claim r on r.claim_id = i.claim_id and r.payment_id || '|' || r.ordinal = i.business_key
  join ledger.transfer t on t.claim_id = r.claim_id and (t.payment_id, t.ordinal) = (r.payment_id, r.ordinal)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where i.work_item_id = ? and t.event = ? and t.undoes is null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
 order by t.seq
