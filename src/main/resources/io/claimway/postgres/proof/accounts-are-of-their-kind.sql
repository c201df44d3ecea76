-- every account has transfers, and is of the kind that its code begins with
select 'account ' || a.code, 'is of kind ' || a.kind || case when s.block is null then ', and nothing was ever booked on it' else '' end, null, a.account_id::text
  from scope_account x
  join ledger.account a using (account_id)
  left join lateral (select b.block from ledger.account_block b where b.account_id = a.account_id limit 1) s on true
 where s.block is null or a.kind <> split_part(a.code, ':', 1)
 order by 1
