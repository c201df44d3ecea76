-- All statements of these accounts, in order of their days.
select s.bank_account, s.as_of, s.opening_cents, s.closing_cents
  from deposit.statement s
 where s.bank_account = any (?)
 order by s.bank_account, s.as_of, s.sequence
