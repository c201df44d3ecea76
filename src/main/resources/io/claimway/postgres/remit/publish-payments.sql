-- Tonight's payments under the numbers that the fold gave them.
insert into remit.payment (payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, movement, content, partner,
       sha256, transaction_ordinal, transaction_control, state, reason, booked, posted_cents, suspended_cents, run_id, business_date,
       natural_key)
select payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, movement, content, partner,
       sha256, transaction_ordinal, transaction_control, state, reason, expected, 0, amount_cents, ?, ?, natural_key
  from staging.remit_payment where payment_id is not null order by payment_id
