-- The registers that tonight's provider adjustments name, as they stand.
select r.originator, r.billing_entity, r.reference, r.balance_cents
  from remit.recoupment r
 where (r.originator, r.billing_entity, r.reference) in (
   select p.originator, p.billing_entity, b.reference
     from staging.remittance b join staging.remit_payment p using (sha256, transaction_ordinal)
    where b.kind = 'B' and p.verdict = 'GOOD')
