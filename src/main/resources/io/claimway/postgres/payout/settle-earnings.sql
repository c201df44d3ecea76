-- Puts into the payouts of a batch what they are made of.
update payout.earning e set payout_id = l.payout_id
  from payout.payout p join payout.line l using (payout_id)
 where p.batch_id = ? and e.session_id = l.session_id and e.seq = l.seq
