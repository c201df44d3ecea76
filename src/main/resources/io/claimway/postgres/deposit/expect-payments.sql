-- Expects the money of each booked payment that is new.
insert into deposit.clearing (payment_id, originator, billing_entity, trace, method, expected_cents, since)
select p.payment_id, p.originator, p.billing_entity, p.trace, p.method, p.amount_cents, p.paid_on
  from remit.payment p
 where p.booked and p.amount_cents <> 0 and not exists (select from deposit.clearing c where c.payment_id = p.payment_id)
 order by p.payment_id
