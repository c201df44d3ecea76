-- What each account moved in each new block, so that a statement reads at most one block beyond its sums.
insert into ledger.account_block (account_id, block, debit_cents, credit_cents)
select account_id, block, sum(debit), sum(credit)
  from (select debit as account_id, ? + (seq - ? - 1) / ? + 1 as block, amount_cents as debit, 0 as credit
          from ledger.transfer where seq between ? and ?
        union all
        select credit, ? + (seq - ? - 1) / ? + 1, 0, amount_cents from ledger.transfer where seq between ? and ?) side
 group by account_id, block order by account_id, block
