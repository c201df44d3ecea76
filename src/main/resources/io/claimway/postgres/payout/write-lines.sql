-- Writes down what the payouts of a batch are made of: what is unpaid of their practices.
insert into payout.line (payout_id, session_id, seq, cents)
select p.payout_id, e.session_id, e.seq, e.cents
  from payout.payout p join payout.earning e using (practice_id)
 where p.batch_id = ? and e.payout_id is null and e.first_confirmed_on <= ?
