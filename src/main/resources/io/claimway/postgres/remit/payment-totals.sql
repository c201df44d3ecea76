-- Payments seen and what became of them.
select count(*), coalesce(sum(amount_cents), 0),
       count(*) filter (where verdict = 'GOOD'), coalesce(sum(amount_cents) filter (where verdict = 'GOOD'), 0),
       count(*) filter (where payment_id is null), coalesce(sum(amount_cents) filter (where payment_id is null), 0),
       count(*) filter (where payment_id is not null and verdict <> 'GOOD'),
       coalesce(sum(amount_cents) filter (where payment_id is not null and verdict <> 'GOOD'), 0)
  from staging.remit_payment
