-- The newest transfers of one account, found by the blocks in which it moved.
select t.seq, t.posting_date as posted, t.effective_date as effective, t.event,
       case when d.code = a.code then t.amount_cents end as debit_cents,
       case when c.code = a.code then t.amount_cents end as credit_cents,
       case when d.code = a.code then c.code else d.code end as other_account, t.claim_id as claim, t.cause
  from ledger.account a
  join ledger.account_block b using (account_id)
  join ledger.block k using (block)
  join ledger.transfer t on t.seq between k.first_seq and k.last_seq and (t.debit = a.account_id or t.credit = a.account_id)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where a.code = ? order by t.seq desc limit ?
