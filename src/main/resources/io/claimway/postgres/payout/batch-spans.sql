-- The service dates that a batch pays for, by payer of their claims.
select c.payer, min(s.service_date), max(s.service_date)
  from payout.payout p join payout.line l using (payout_id) join claim.session_state s using (session_id) join claim.claim c using (claim_id)
 where p.batch_id = ? group by 1 order by 1
