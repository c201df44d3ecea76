-- What earlier denials of resubmitted claims have booked, written off or not, and nothing has undone.
select t.key_date, t.key_hash, t.event, d.kind as debit_kind, d.entity, d.owner as debit_owner, c.kind as credit_kind, c.owner as credit_owner,
       t.amount_cents, t.claim_id, t.version, t.line_number, t.payment_id, t.ordinal, t.cause, t.service_date, t.effective_date
  from submit_leaving l
  join ledger.transfer t using (claim_id)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where l.version > 1 and l.state = 'DELIVERED' and t.event = any (?) and t.undoes is null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
 order by t.seq
