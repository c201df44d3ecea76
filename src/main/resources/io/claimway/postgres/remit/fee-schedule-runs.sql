-- Services of which a payer allows the same again and again, and not what was expected, among lines that wait for a person.
select r.payer, l.procedure_code, l.modifiers, l.expected_cents, l.allowed_cents, count(*) as lines, min(coalesce(l.service_date, r.service_date)) as since
  from (select distinct claim_id from worklist.item where kind in ('UNDERPAID_LINE', 'OVERPAID_LINE') and state = 'OPEN' and claim_id is not null) i
  join remit.claim r on r.claim_id = i.claim_id and r.effect = ? and r.reversed_by_payment is null
  join remit.line l on (l.payment_id, l.ordinal) = (r.payment_id, r.ordinal) and l.expected_cents > 0 and l.allowed_cents <> l.expected_cents
 group by r.payer, l.procedure_code, l.modifiers, l.expected_cents, l.allowed_cents
having count(*) >= ?
 order by r.payer, l.procedure_code, l.modifiers, l.expected_cents, l.allowed_cents
