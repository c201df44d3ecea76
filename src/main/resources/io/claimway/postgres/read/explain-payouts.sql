-- What a session has earned, the sessions of claims, or of a payout, and what paid it.
select e.session_id as session, e.cents, e.payout_id as payout, b.pay_date, p.state, p.practice_id as practice
  from (select session_id, seq from payout.earning where session_id = ?
        union select session_id, seq from payout.earning where payout_id = ?
        union select e.session_id, e.seq from claim.line l join payout.earning e using (session_id) where l.claim_id = any (?)) i
  join payout.earning e using (session_id, seq) left join payout.payout p using (payout_id) left join payout.batch b using (batch_id)
 order by e.session_id, e.seq
