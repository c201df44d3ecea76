-- What a batch pays for, by payout.
select l.payout_id, l.session_id, e.provider_id, e.service_date, e.first_confirmed_on, l.cents
  from payout.payout p join payout.line l using (payout_id) join payout.earning e using (session_id, seq) where p.batch_id = ?
 order by l.payout_id, e.service_date, l.session_id collate "C", l.seq
