-- What is unpaid for sessions of payouts at practices that they have left, with the number of each session's last entry.
select e.session_id, e.practice_id, e.provider_id, e.service_date, e.first_confirmed_on, e.billing_entity, n.seq, sum(e.cents)::bigint as cents
  from payout.earning e
 cross join lateral (select w.seq, w.practice_id from payout.earning w where w.session_id = e.session_id order by w.seq desc limit 1) n
 where e.session_id in (select l.session_id from payout.line l where l.payout_id = any (?))
   and e.payout_id is null and e.practice_id <> n.practice_id
 group by 1, 2, 3, 4, 5, 6, 7 having sum(e.cents) <> 0
 order by e.session_id collate "C", e.practice_id collate "C", e.provider_id, e.service_date, e.billing_entity
