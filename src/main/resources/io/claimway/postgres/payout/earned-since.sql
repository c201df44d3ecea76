-- What sessions of a batch earn beside it and what is in no payout: it was booked after the batch was prepared.
select e.session_id, e.practice_id, sum(e.cents)::bigint
  from payout.earning e
 where e.payout_id is null
   and (e.session_id, e.practice_id) in (select l.session_id, p.practice_id from payout.payout p join payout.line l using (payout_id)
                                          where p.batch_id = ? and not exists (select from payout.batch_event d where d.payout_id = p.payout_id))
 group by 1, 2 having sum(e.cents) <> 0 order by 1, 2
