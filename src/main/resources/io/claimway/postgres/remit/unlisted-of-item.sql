-- The unlisted adjustments of the adjudication that an item is about, and what persons said of each last.
select c.payment_id, c.ordinal, c.claim_id, c.version, k.billing_entity, k.payer, p.originator, k.service_date, a.line, a.place, l.line_number,
       a.group_code || '-' || a.reason_code as code, a.cents, coalesce(s.seq, 0) as seq, s.class, s.business_date
  from worklist.item i
  join remit.claim c on c.payment_id || '|' || c.ordinal = i.business_key
  join remit.payment p using (payment_id)
  join claim.claim k on k.claim_id = c.claim_id
  join remit.adjustment a on (a.payment_id, a.ordinal) = (c.payment_id, c.ordinal) and a.class = ? and a.cents <> 0
  join remit.line l on (l.payment_id, l.ordinal, l.line) = (a.payment_id, a.ordinal, a.line)
  left join remit.classified s on (s.payment_id, s.ordinal, s.line, s.place) = (a.payment_id, a.ordinal, a.line, a.place)
 where i.work_item_id = ? and i.kind = ?
 order by a.line, a.place
