-- What the release of payouts has booked and nothing has undone: found by the pay dates, which are dates of its keys.
select k.key_date, replace(t.key_hash::text, '-', '') as key_hash, t.event, d.code as debit, c.code as credit, t.amount_cents, t.payout_id,
       t.cause, t.effective_date
  from payout.payout p
  join payout.batch b using (batch_id)
  join ledger.posting_key k on k.key_date = b.pay_date
  join ledger.transfer t on t.seq = k.seq and t.payout_id = p.payout_id
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where p.payout_id = any (?) and t.undoes is null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
 order by t.seq
