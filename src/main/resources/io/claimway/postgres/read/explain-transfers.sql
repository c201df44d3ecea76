-- What was booked on claims.
select t.seq, t.posting_date as posted, t.event, d.code as debit, c.code as credit, t.amount_cents, t.version, u.seq as undoes, t.cause
  from ledger.transfer t join ledger.account d on d.account_id = t.debit join ledger.account c on c.account_id = t.credit
  left join ledger.transfer u on u.claim_id = t.claim_id and u.key_hash = t.undoes
 where t.claim_id = any (?) order by t.seq
