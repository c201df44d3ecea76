-- Reports of a day that no final statement has followed, and that are older than they should be.
select ?, i.bank_account || '|' || i.as_of, null::bigint, 'account ' || i.bank_account || ' of ' || i.as_of,
       'the bank reported the day before it was over, and has sent no final statement since; the book has none of its lines',
       max(i.credit_cents)::bigint, null, null::text, null::date
  from deposit.interim i
 where i.as_of < ? and not exists (select from deposit.statement s where s.bank_account = i.bank_account and s.as_of >= i.as_of)
 group by i.bank_account, i.as_of
