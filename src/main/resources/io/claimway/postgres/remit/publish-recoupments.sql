-- The registers as tonight leaves them.
insert into remit.recoupment (originator, billing_entity, reference, balance_cents, opened_payment)
select originator, billing_entity, reference, balance_cents, payment_id from remit_register
on conflict (originator, billing_entity, reference) do update set balance_cents = excluded.balance_cents
