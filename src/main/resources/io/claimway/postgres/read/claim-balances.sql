-- What a claim's transfers leave on each account.
select a.code as account, sum(s.debit) as debit_cents, sum(s.credit) as credit_cents, sum(s.debit - s.credit) as balance_cents
  from ledger.transfer t
 cross join lateral (values (t.debit, t.amount_cents, 0), (t.credit, 0, t.amount_cents)) s (account_id, debit, credit)
  join ledger.account a using (account_id)
 where t.claim_id = any (?) group by 1 order by 1
