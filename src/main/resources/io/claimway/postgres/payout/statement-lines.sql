-- What a batch pays for, by payout.
select e.payout_id, e.session_id, e.provider_id, e.service_date, e.first_confirmed_on, e.cents
  from payout.payout p join payout.earning e using (payout_id) where p.batch_id = ?
 order by e.payout_id, e.service_date, e.session_id collate "C", e.seq
