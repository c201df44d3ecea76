-- What ACH files told of deposits on these accounts and of these amounts.
select v.sha256, v.file_line, v.bank_account, v.settles_on, v.originator, v.trace, v.cents, v.entry_trace
  from (select distinct bank_account, cents from unnest(?::text[], ?::text[]::bigint[]) mute (bank_account, cents)) mute
  join deposit.advice v using (bank_account, cents)
 order by v.settles_on, v.sha256, v.file_line
