-- The registers that tonight's provider adjustments name, as they stand.
select r.originator, r.billing_entity, r.reference, r.balance_cents
  from remit.recoupment r
 where (r.originator, r.billing_entity, r.reference) in (select i.originator, i.of_entity, i.reference from staging.remit_provider_item i)
