-- What practices are owed that should be in a payout by now.
select practice_id, sum(cents)::bigint from payout.earning
 where payout_id is null and first_confirmed_on <= ? group by 1 having sum(cents) > 0 order by 1
