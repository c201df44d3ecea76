-- What each billing entity owes of each payout of a batch.
select p.payout_id, p.practice_id, e.billing_entity, sum(l.cents)::bigint
  from payout.payout p join payout.line l using (payout_id) join payout.earning e using (session_id, seq)
 where p.batch_id = ? and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)
 group by 1, 2, 3 order by 1, 3
