-- Accounts that the bank says are written otherwise, while nobody has settled that, by practice.
select n.practice_id, n.account_token
  from payout.entry_notice n
 where n.kind = ? and n.account_token is not null
   and exists (select from worklist.item i where i.kind = ? and i.business_key = n.account_token and i.state = ?)
 group by 1, 2 order by 1, 2
