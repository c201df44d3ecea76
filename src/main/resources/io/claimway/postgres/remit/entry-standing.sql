-- One entry as it stands.
select e.entry_id, e.payer, e.billing_entity, e.trace, e.paid_on, e.amount_cents, e.method, e.claims, e.document_sha256, e.sha256, e.seq, e.step,
       e.entered_by, true as same_payment
  from remit.entry_standing e where e.entry_id = ?
