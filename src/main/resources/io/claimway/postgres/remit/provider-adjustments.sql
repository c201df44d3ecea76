-- Tonight's provider adjustments in the order in which payers made them: by date, then by payment.
select p.payment_id, row_number() over (partition by p.payment_id order by b.reason, b.reference collate "C", b.amount_cents, b.position) as item,
       p.natural_key, p.originator, p.billing_entity, p.paid_on, p.sha256 || '#' || p.transaction_control as cause, b.reason, b.reference,
       b.amount_cents
  from staging.remittance b
  join staging.remit_payment p using (sha256, transaction_ordinal)
 where b.kind = 'B' and p.verdict = 'GOOD' and b.amount_cents <> 0
 order by p.paid_on, p.payment_id, item
