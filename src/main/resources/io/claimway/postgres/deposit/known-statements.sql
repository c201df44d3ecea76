-- Statements of these accounts and days.
select s.bank_account, s.as_of, s.opening_cents, s.closing_cents
  from (select distinct bank_account, as_of from unnest(?::text[], ?::text[]::date[]) tonight (bank_account, as_of)) tonight
  join deposit.statement s using (bank_account, as_of)
 order by s.bank_account, s.as_of, s.sequence
