-- Every transfer still is what was hashed, and every block follows from the one before.
with chained as (
  select b.*, p.block as block_before, p.hash as hash_before, p.last_seq as last_before
    from scope_block s
    join ledger.block b using (block)
    left join ledger.block p on p.block = b.block - 1
), content as (
  select c.block, count(t.seq) as transfers, coalesce(sum(t.amount_cents), 0) as cents,
         sha256(c.previous || coalesce(string_agg(t.digest, ''::bytea order by t.seq), ''::bytea)) as hash
    from chained c left join ledger.transfer t on t.seq between c.first_seq and c.last_seq
   group by c.block, c.previous
)
select 'transfer ' || t.seq || ' (' || t.key_hash || ')', 'its content no longer fits its digest; it debits ' || coalesce(d.code, 'no account')
       || ' and credits ' || coalesce(c.code, 'no account'), null, s.block::text
  from scope_block s
 cross join lateral ledger.altered(s.from_seq, s.to_seq) a
  join ledger.transfer t using (seq)
  left join ledger.account d on d.account_id = t.debit
  left join ledger.account c on c.account_id = t.credit
union all
select 'block ' || c.block,
       case when x.transfers <> c.last_seq - c.first_seq + 1 then 'transfers are missing'
            when x.cents <> c.cents then 'cents differ'
            when x.hash <> c.hash then 'hash differs'
            when c.previous is distinct from coalesce(c.hash_before, decode(repeat('00', 32), 'hex')) then 'does not follow the block before'
            else 'leaves a gap' end, null, c.block::text
  from chained c join content x using (block)
 where x.transfers <> c.last_seq - c.first_seq + 1 or x.cents <> c.cents or x.hash <> c.hash
    or c.previous is distinct from coalesce(c.hash_before, decode(repeat('00', 32), 'hex'))
    or c.first_seq <> coalesce(c.last_before, 0) + 1
    or (c.block_before is null) <> (c.block = 1)
union all
select 'transfer ' || t.seq, 'is in no block', null, null
  from scope_block s join ledger.transfer t on t.seq between s.from_seq and s.to_seq where s.block is null
 order by 1
