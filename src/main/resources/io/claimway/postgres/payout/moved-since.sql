-- Sessions of a batch that are another practice's by now.
select l.session_id, p.practice_id, n.practice_id
  from payout.payout p
  join payout.line l using (payout_id)
 cross join lateral (select w.practice_id from payout.earning w where w.session_id = l.session_id order by w.seq desc limit 1) n
 where p.batch_id = ? and n.practice_id <> p.practice_id and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)
 group by 1, 2, 3 order by 1, 2
