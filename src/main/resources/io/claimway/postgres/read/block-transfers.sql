-- The newest transfers of accounts within a block.
select t.seq from ledger.transfer t
 where t.seq between ? and ? and (t.debit = any (?) or t.credit = any (?)) order by t.seq desc limit ?
