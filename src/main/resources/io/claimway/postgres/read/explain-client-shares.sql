-- How clients stand with a session, or the sessions of claims.
select b.session_id as session, b.business_date as since, b.responsibility_cents, b.reason, b.estimated_cents, b.charged_cents, b.paid_cents,
       case when b.decided then 'final' else 'may change' end as share
  from (select session_id, seq from patient.balance where session_id = ?
        union select o.session_id, o.seq from claim.line l join patient.balance o using (session_id) where l.claim_id = any (?)) i
  join patient.balance b using (session_id, seq)
 order by b.session_id, b.seq
