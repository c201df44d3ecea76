-- Puts what is unpaid into the payouts of a batch.
update payout.earning e set payout_id = p.payout_id
  from payout.payout p
 where p.batch_id = ? and e.practice_id = p.practice_id and e.payout_id is null and e.first_confirmed_on <= ?
