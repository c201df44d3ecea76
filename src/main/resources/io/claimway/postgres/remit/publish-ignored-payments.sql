-- Sightings that post nothing: the same payment again, or a test.
insert into remit.ignored_payment (sha256, transaction_ordinal, transaction_control, originator, trace, amount_cents, reason,
       payment_id, run_id)
select s.sha256, s.transaction_ordinal, s.transaction_control, s.originator, s.trace, s.amount_cents, s.verdict,
       coalesce(s.same_payment, n.payment_id), ?
  from staging.remit_payment s
  left join staging.remit_payment n
    on n.payment_id is not null and (n.natural_key, n.amount_cents, n.content) = (s.natural_key, s.amount_cents, s.content)
 where s.payment_id is null
