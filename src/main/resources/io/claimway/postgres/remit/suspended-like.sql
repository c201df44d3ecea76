-- What else of the same register waits in suspense.
select a.payment_id, a.item, p.natural_key, p.originator, p.billing_entity, p.paid_on, p.sha256 || '#' || p.transaction_control as cause,
       d.billing_entity as of_entity, a.reason, a.reference, a.cents, d.turn, d.treatment, d.taken_cents, d.refunded_cents, d.suspended_cents, d.waits_for,
       d.balance_cents
  from remit.provider_suspended d
  join remit.provider_adjustment a using (payment_id, item)
  join remit.payment p using (payment_id)
 where (p.originator, d.billing_entity, a.reference) = (?, ?, ?) and (a.payment_id, a.item) <> (?, ?)
 order by a.payment_id, a.item
