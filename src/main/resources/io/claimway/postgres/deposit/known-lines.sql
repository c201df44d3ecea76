-- Lines of these accounts and days, so that a repeated one is known again.
select l.*
  from (select distinct bank_account, as_of from unnest(?::text[], ?::text[]::date[]) tonight (bank_account, as_of)) tonight
  join deposit.line l using (bank_account, as_of)
