-- Every account has transfers, and an owner where its kind has one, and no other account is booked on.
select 'account ' || a.code, 'is owned by ' || k.owner || case when s.block is null then ', and nothing was ever booked on it' else '' end, null, a.account_id::text
  from scope_account x
  join ledger.account a using (account_id)
  join ledger.account_kind k using (kind)
  left join lateral (select b.block from ledger.account_block b where b.account_id = a.account_id limit 1) s on true
 where s.block is null or (k.owner = 'NONE') <> (a.owner = '')
union all
select 'account ' || x.account_id, 'is booked on, and is not there', null, x.account_id::text
  from scope_account x where not exists (select from ledger.account a where a.account_id = x.account_id)
 order by 1
