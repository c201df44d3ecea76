-- What each billing entity owes of each payout of a batch.
select p.payout_id, p.practice_id, e.billing_entity, sum(e.cents)::bigint
  from payout.payout p join payout.earning e using (payout_id) where p.batch_id = ?
 group by 1, 2, 3 order by 1, 3
