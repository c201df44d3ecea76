-- Entries of the same bytes, the same document or the same payment, withdrawn ones too.
select e.entry_id, e.payer, e.billing_entity, e.trace, e.paid_on, e.amount_cents, e.method, e.claims, e.document_sha256, e.sha256, e.seq, e.step,
       e.entered_by, (e.originator, e.billing_entity, e.trace, e.paid_on) = (?, ?, ?, ?::date) as same_payment
  from remit.entry_standing e
 where e.sha256 = ? or e.document_sha256 = ? or (e.originator, e.billing_entity, e.trace, e.paid_on) = (?, ?, ?, ?::date)
 order by e.entry_id
