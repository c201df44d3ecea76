-- What clients paid by card: for a session or the sessions of claims, in a settlement, or by the charge that an event is of.
select p.payment_id as event, lower(p.kind) as kind, p.session_id as session, p.related_id as of, p.effective_on as effective, p.cents, p.fee_cents,
       p.settlement_id as settlement, s.line_id as brought_by_bank_line
  from (select payment_id from patient.payment where session_id = ?
        union select payment_id from patient.payment
               where upper(ltrim(replace(settlement_id, ' ', ''), '0')) = upper(ltrim(replace(?, ' ', ''), '0')) and settlement_id is not null
        union select o.payment_id from patient.payment e join patient.payment o using (charge_id) where e.payment_id = ?
        union select o.payment_id from claim.line l join patient.payment o using (session_id) where l.claim_id = any (?)) i
  join patient.payment p using (payment_id) left join patient.settled s using (settlement_id)
 order by p.effective_on, p.payment_id
