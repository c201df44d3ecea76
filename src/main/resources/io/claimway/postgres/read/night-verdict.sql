-- Whether the newest proof found a broken promise, and whether anything waits for a person.
select exists (select from proof.finding where broken > 0 and run_id = (select run_id from proof.proof order by business_date desc limit 1)),
       exists (select from worklist.item where state = 'OPEN')
       or exists (select from claim.hold where released_run is null and owner <> 'TIME')
       or exists (select from claim.state where state in (:rejected, :withheld))
       or exists (select from payout.batch where state = 'PREPARED')
