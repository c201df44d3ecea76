-- The reported claim that an item is about, and how many decisions on it are kept.
select c.payment_id, c.ordinal, p.originator, p.billing_entity, c.paid_cents, c.reason,
       (select count(*) from remit.decision d where (d.payment_id, d.ordinal) = (c.payment_id, c.ordinal)) as decisions
  from worklist.item i
  join remit.claim c on c.payment_id || '|' || c.ordinal = i.business_key
  join remit.payment p using (payment_id)
 where i.work_item_id = ? and i.kind = ? and i.state = 'OPEN'
