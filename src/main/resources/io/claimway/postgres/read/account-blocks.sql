-- The blocks in which accounts moved, the newest first.
select k.first_seq, k.last_seq
  from (select distinct block from ledger.account_block where account_id = any (?)) b join ledger.block k using (block)
 order by k.block desc
