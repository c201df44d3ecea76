-- Every transfer has its key once, and every key its transfer.
select 'transfer ' || coalesce(t.seq, k.seq), case when k.seq is null then 'has no posting key ' || t.key_date || '/' || t.key_hash
         when t.seq is null then 'is gone, its key ' || k.key_date || '/' || k.key_hash || ' is not'
         else 'is keyed as ' || k.key_date || '/' || k.key_hash end, null, coalesce(t.block, k.block)::text
  from (select s.block, t.* from scope_block s join ledger.transfer t on t.seq between s.from_seq and s.to_seq) t
  full join (select s.block, k.* from scope_block s join ledger.posting_key k on k.seq between s.from_seq and s.to_seq) k on k.seq = t.seq
 where (t.key_date, t.key_hash, t.undoes) is distinct from (k.key_date, k.key_hash, k.undoes)
 order by 1
