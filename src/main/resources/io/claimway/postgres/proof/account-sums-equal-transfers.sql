-- The sums per account and block are those of the block's transfers.
with side as (
  select s.block, t.debit as account_id, t.amount_cents as debit, 0::bigint as credit
    from scope_block s join ledger.transfer t on t.seq between s.from_seq and s.to_seq where s.block is not null
  union all
  select s.block, t.credit, 0, t.amount_cents
    from scope_block s join ledger.transfer t on t.seq between s.from_seq and s.to_seq where s.block is not null
), summed as (
  select block, account_id, sum(debit) as debit, sum(credit) as credit from side group by 1, 2
), kept as (
  select k.* from ledger.account_block k
   where k.block in (select s.block from scope_block s) or not exists (select from ledger.block b where b.block = k.block)
)
select 'account ' || coalesce(a.code, account_id::text) || ' in block ' || block,
       'kept ' || coalesce(k.debit_cents, 0) || '/' || coalesce(k.credit_cents, 0) || ', its transfers make '
       || coalesce(x.debit, 0) || '/' || coalesce(x.credit, 0), null, block::text
  from summed x
  full join kept k using (block, account_id)
  left join ledger.account a using (account_id)
 where (k.debit_cents, k.credit_cents) is distinct from (x.debit::bigint, x.credit::bigint)
 order by 1
