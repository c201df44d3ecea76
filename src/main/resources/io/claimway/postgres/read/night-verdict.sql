-- Whether the newest proof found a broken promise, and whether the night leaves anything to a person that is new, or should have been done by now.
select exists (select from proof.finding where broken > 0 and run_id = (select run_id from proof.proof order by business_date desc limit 1)),
       exists (select from worklist.item where state = 'OPEN' and (opened_run = ? or deadline < ?))
       or exists (select from payout.batch where state = 'PREPARED' and (run_id = ? or pay_date <= ?))
