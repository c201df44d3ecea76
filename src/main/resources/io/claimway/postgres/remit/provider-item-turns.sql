-- The provider adjustment that an item is about, turn by turn, the newest first.
select a.payment_id, a.item, p.natural_key, p.originator, p.billing_entity, p.paid_on, p.sha256 || '#' || p.transaction_control as cause,
       d.billing_entity as of_entity, a.reason, a.reference, a.cents, d.turn, d.treatment, d.taken_cents, d.refunded_cents, d.suspended_cents, d.waits_for,
       d.balance_cents, d.payer, d.person
  from worklist.item i
  join remit.provider_adjustment a on a.payment_id || '|' || a.item = i.business_key
  join remit.payment p using (payment_id)
  join remit.provider_decision d using (payment_id, item)
 where i.work_item_id = ? and i.kind = ?
 order by d.turn desc
