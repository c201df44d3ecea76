-- Payments that are suspended whole; one whose cash is not in the book holds nothing, and a person ends it.
select 'SUSPENDED_PAYMENT', payment_id::text, null::bigint, 'payment ' || payment_id || ', trace ' || trace, reason, amount_cents, sha256,
       case when not booked then 'BY_HAND' end, null::date
  from remit.payment where state <> 'POSTED'
