-- Earnings that are in no payout yet, by practice.
select practice_id, session_id, first_confirmed_on, cents
  from payout.earning where payout_id is null and first_confirmed_on <= ?
 order by practice_id collate "C", session_id collate "C", seq
