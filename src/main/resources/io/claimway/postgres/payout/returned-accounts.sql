-- Accounts that brought back what is still unpaid, by practice.
select p.practice_id, p.account_token
  from payout.payout p
 where p.state = ?
   and exists (select from payout.line l join payout.earning e using (session_id, seq) where l.payout_id = p.payout_id and e.payout_id is null)
 group by 1, 2 order by 1, 2
